/** Bytes as text, or why they are none. */

export const MAX_MEBIBYTES = 64
/** Larger files are data; reading them would take the memory of whatever runs beside. */
export const MAX_BYTES = MAX_MEBIBYTES * 1024 * 1024

/** How much of a file tells whether it is text. */
const HEAD_BYTES = 8192
/** Texts in an old 8-bit encoding have a few bytes that are no UTF-8; data without NUL has many. */
const MAX_INVALID_SHARE = 0.3
const REPLACEMENT = /\ufffd/g

export type Content = { text: string } | { skipped: 'binary' | 'too large' }

/**
 * @returns the text without byte order mark, which counts for no position. Bytes that are no
 * UTF-8 become U+FFFD.
 */
export function contentOf(bytes: Uint8Array): Content {
  if (bytes.length > MAX_BYTES) return { skipped: 'too large' }
  const utf16 = utf16Of(bytes)
  if (utf16 !== undefined) return { text: new TextDecoder(utf16).decode(bytes) }
  const head = bytes.subarray(0, HEAD_BYTES)
  if (head.includes(0)) return { skipped: 'binary' }
  const start = new TextDecoder().decode(head)
  const invalid = start.match(REPLACEMENT)?.length ?? 0
  if (invalid > start.length * MAX_INVALID_SHARE) return { skipped: 'binary' }
  return { text: new TextDecoder().decode(bytes) }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}
