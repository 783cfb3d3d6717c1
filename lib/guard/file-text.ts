/** Whether a file is text, told from its bytes: its name and type are whatever somebody called it. */

/** How much of a file tells. */
export const HEAD_BYTES = 8192
/** Texts in an old 8-bit encoding have a few bytes that are no UTF-8; data without NUL has many. */
const MAX_INVALID_SHARE = 0.3
const REPLACEMENT = /\ufffd/g

/**
 * @returns the text without byte order mark, which counts for no position, or null for data.
 * Bytes that are no UTF-8 become U+FFFD.
 */
export function textOfFile(bytes: Uint8Array): string | null {
  if (!isText(bytes)) return null
  return new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes)
}

/** @param start - a file, or its first `HEAD_BYTES`. */
export function isText(start: Uint8Array): boolean {
  if (utf16Of(start) !== undefined) return true
  const head = start.subarray(0, HEAD_BYTES)
  if (head.includes(0)) return false
  const text = new TextDecoder().decode(head)
  const invalid = text.match(REPLACEMENT)?.length ?? 0
  return invalid <= text.length * MAX_INVALID_SHARE
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}
