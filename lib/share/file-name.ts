const MAX_LENGTH = 200
/** Control characters, and those that turn text around: `exe.gpj` must not read as `jpg.exe`. */
const DECEIVING = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\uFFF9-\uFFFB]/gu
/** Not allowed in names on some system. */
const REFUSED = /[<>:"|?*]/g

/**
 * A name to save a stranger's file under: one path segment, nothing invisible in it, no dots at
 * its ends, which would hide the file or lose its extension.
 * @returns null when nothing is left of it.
 */
export function safeFileName(name: string): string | null {
  const segment = name.toWellFormed().replace(DECEIVING, '').split(/[/\\]/).at(-1) ?? ''
  const plain = segment.replace(REFUSED, '_').replace(/^[.\s]+|[.\s]+$/g, '')
  return plain === '' ? null : shorten(plain)
}

/** Keep the end, where the extension is, and do not cut a character in two. */
function shorten(name: string): string {
  const characters = [...name]
  if (characters.length <= MAX_LENGTH) return name
  return characters.slice(0, MAX_LENGTH - 20).join('') + characters.slice(-20).join('')
}
