/** Bytes as text, or why they are none. */
import { textOfFile } from '#lib/guard/file-text.ts'

export const MAX_MEBIBYTES = 64
/** Larger files are data; reading them would take the memory of whatever runs beside. */
export const MAX_BYTES = MAX_MEBIBYTES * 1024 * 1024

export type Content = { text: string } | { skipped: 'binary' | 'too large' }

/** @returns the text as `textOfFile` gives it. */
export function contentOf(bytes: Uint8Array): Content {
  if (bytes.length > MAX_BYTES) return { skipped: 'too large' }
  const text = textOfFile(bytes)
  return text === null ? { skipped: 'binary' } : { text }
}
