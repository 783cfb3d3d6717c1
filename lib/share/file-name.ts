const MAX_LENGTH = 200
/** Longer ones are cut where they are read, in their middle. */
const MAX_READ = 60
const KEPT_END = 20
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

/** @returns a name to be read: as it is called, in one line, and nothing in it that turns it around. */
export function readableFileName(name: string): string {
  return shorten(name.toWellFormed().replace(DECEIVING, ''), MAX_READ, '…')
}

/** @returns a name as long as one is that a file is saved under: what is sent may be of any length. */
export function shortFileName(name: string): string {
  return shorten(name.toWellFormed())
}

/** Keep the end, where the extension is, and do not cut a character in two. */
function shorten(name: string, most = MAX_LENGTH, gap = ''): string {
  const characters = [...name]
  if (characters.length <= most) return name
  return (
    characters.slice(0, most - KEPT_END - gap.length).join('') +
    gap +
    characters.slice(-KEPT_END).join('')
  )
}
