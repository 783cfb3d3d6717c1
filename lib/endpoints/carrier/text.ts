/**
 * Our envelope as text, in the place of another server's secret. A recipient without the extension
 * copies it from that server's page, so it says whose it is, and what copying adds is passed over.
 */
import { decodeBase64url, encodeBase64url } from '#lib/crypto/base64url.ts'
import type { Bytes } from '#lib/crypto/bytes.ts'
import { largestPayload } from '#lib/crypto/envelope.ts'
import { HEADER_BYTES } from '../sealing.ts'

/** Version of this text; the envelope has its own. */
const START = 'matchstick1.'

export function encodeCarried(envelope: Bytes): string {
  return START + encodeBase64url(envelope)
}

/** @returns null for what is no text of ours. */
export function decodeCarried(text: string): Bytes | null {
  // Also what nobody sees: soft hyphens, joiners, byte order marks. From a server there is none.
  return decodeWhole(text) ?? decodeWhole(text.replace(/[\s\p{Cf}]+/gu, ''))
}

function decodeWhole(text: string): Bytes | null {
  return text.startsWith(START) ? decodeBase64url(text.slice(START.length)) : null
}

/** The largest content whose text takes no more than so many characters; for capabilities. */
export function carriedBytes(characters: number): number {
  const envelopeBytes = Math.floor(((characters - START.length) * 3) / 4)
  return Math.max(0, largestPayload(Math.max(0, envelopeBytes)) - HEADER_BYTES)
}
