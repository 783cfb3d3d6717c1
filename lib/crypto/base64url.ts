/**
 * Base64url without padding, canonical (RFC 4648, sections 5 and 3.5). The browser's own codec
 * does the work where it exists (Chrome 140, Firefox 133, Safari 18.2); the web reveal page also
 * meets older browsers, hence the path through `btoa`.
 */
import type { Bytes } from './bytes.ts'

const ALPHABET = /^[A-Za-z0-9_-]*$/
/** Longest argument list that `String.fromCharCode` is handed at once. */
const SLICE = 8192

/** @returns text of ceil(4n / 3) characters. */
export function encodeBase64url(bytes: Uint8Array): string {
  if ('toBase64' in bytes) return bytes.toBase64({ alphabet: 'base64url', omitPadding: true })
  return encodeWithBtoa(bytes)
}

/** @returns the bytes, or null when `text` is not canonical base64url. */
export function decodeBase64url(text: string): Bytes | null {
  const rest = text.length % 4
  if (rest === 1) return null
  const bytes = 'fromBase64' in Uint8Array ? decodeNatively(text) : decodeChecked(text)
  if (!bytes) return null
  // Two texts for the same bytes would make two links for one secret: only one spelling counts.
  if (rest !== 0 && encodeBase64url(bytes.subarray(-rest + 1)) !== text.slice(-rest)) return null
  return bytes
}

/** A pattern over a megabyte takes five times as long as decoding it, which finds all but two things. */
function decodeNatively(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.fromBase64(text, { alphabet: 'base64url' })
    // White space and padding are passed over, and give fewer bytes than so many characters.
    return bytes.length === Math.floor((text.length * 3) / 4) ? bytes : null
  } catch {
    return null
  }
}

function decodeChecked(text: string): Bytes | null {
  return ALPHABET.test(text) ? decodeWithAtob(text) : null
}

/** The portable half of `encodeBase64url`; exported so that a test can hold both halves equal. */
export function encodeWithBtoa(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += SLICE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + SLICE))
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The portable half of `decodeBase64url`, for text whose alphabet and length are checked. */
export function decodeWithAtob(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
