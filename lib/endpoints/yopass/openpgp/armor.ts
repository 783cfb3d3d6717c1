/** ASCII armor around an OpenPGP message (RFC 9580, section 6.2). */
import type { Bytes } from '#lib/crypto/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../base64.ts'

const BEGIN = '-----BEGIN PGP MESSAGE-----'
const END = '-----END PGP MESSAGE-----'
const LINE_LENGTH = 60
/** Nobody needs it beside authentication. */
const CHECKSUM = /^=[A-Za-z0-9+/]{4}$/

export function armor(message: Bytes): string {
  const text = encodeBase64(message)
  const lines: string[] = []
  for (let at = 0; at < text.length; at += LINE_LENGTH) lines.push(text.slice(at, at + LINE_LENGTH))
  return [BEGIN, '', ...lines, END, ''].join('\n')
}

/** Characters of the armor around a message of so many bytes. */
export function armorLength(bytes: number): number {
  const characters = Math.ceil(bytes / 3) * 4
  return BEGIN.length + END.length + 3 + characters + Math.ceil(characters / LINE_LENGTH)
}

/** Headers, an empty line, base64, sometimes a checksum. @returns null for what is no armored message. */
export function unarmor(text: string): Bytes | null {
  const lines = text.split('\n').map((line) => line.trim())
  const begin = lines.indexOf(BEGIN)
  const end = lines.indexOf(END, begin)
  const empty = lines.indexOf('', begin)
  if (begin < 0 || empty < 0 || end < empty) return null
  return decodeBase64(
    lines
      .slice(empty, end)
      .filter((line) => !CHECKSUM.test(line))
      .join(''),
  )
}
