/**
 * OpenPGP packets: a tag, a length, a body (RFC 9580, section 4.2). Written in the newer form with
 * one length; read in both forms, and in parts, as clients write what they encrypt while it streams.
 */
import { type Bytes, concat } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { type Reader, readerOf } from './reader.ts'

export const TAG = { sessionKey: 3, literal: 11, encrypted: 18 } as const

export interface Packet {
  tag: number
  body: Bytes
}

export function writePacket(tag: number, ...parts: readonly Bytes[]): Bytes {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return concat([Uint8Array.of(0xc0 | tag, ...lengthBytes(length)), ...parts])
}

/** Bytes that `writePacket` puts in front of a body of so many. */
export function headerBytes(length: number): number {
  return 1 + lengthBytes(length).length
}

function lengthBytes(length: number): number[] {
  if (length < 192) return [length]
  if (length < 8384) return [((length - 192) >> 8) + 192, (length - 192) & 255]
  return [255, length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255]
}

/** @throws CryptoError `crypto/damaged` */
export function readPackets(bytes: Bytes): Packet[] {
  const reader = readerOf(bytes)
  const packets: Packet[] = []
  while (!reader.isAtEnd()) packets.push(readPacket(reader))
  return packets
}

function readPacket(reader: Reader): Packet {
  const header = reader.byte()
  if ((header & 0x80) === 0) throw new CryptoError('crypto/damaged')
  if ((header & 0x40) !== 0) return { tag: header & 0x3f, body: readBody(reader) }
  const tag = (header >> 2) & 0x0f
  switch (header & 3) {
    case 0:
      return { tag, body: reader.bytes(reader.number(1)) }
    case 1:
      return { tag, body: reader.bytes(reader.number(2)) }
    case 2:
      return { tag, body: reader.bytes(reader.number(4)) }
    default:
      return { tag, body: reader.rest() }
  }
}

function readBody(reader: Reader): Bytes {
  const parts: Bytes[] = []
  for (;;) {
    const first = reader.byte()
    const isPart = first >= 224 && first < 255
    parts.push(reader.bytes(isPart ? 2 ** (first & 31) : lengthFrom(first, reader)))
    if (!isPart) break
  }
  const [only] = parts
  return only && parts.length === 1 ? only : concat(parts)
}

function lengthFrom(first: number, reader: Reader): number {
  if (first < 192) return first
  return first < 224 ? (first - 192) * 256 + reader.byte() + 192 : reader.number(4)
}
