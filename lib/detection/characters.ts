/** What a character can be to the first pass. */
export const OTHER = 0
export const LETTER = 1
export const DIGIT = 2
/** Stands inside tokens without being a letter or digit. */
export const JOINER = 3
/** Scripts without spaces: each character may end a label. */
export const IDEOGRAPH = 4
/** Takes no room on the screen. */
export const INVISIBLE = 5

const JOINERS = '_-.~+/=%$:!@|'

/** The class of each ASCII character. */
export const CLASS = new Uint8Array(128)
for (let i = 0; i < 128; i++) {
  const character = String.fromCharCode(i)
  if (/[A-Za-z]/.test(character)) CLASS[i] = LETTER
  else if (/[0-9]/.test(character)) CLASS[i] = DIGIT
  else if (JOINERS.includes(character)) CLASS[i] = JOINER
}

/** @returns the class of a UTF-16 code unit beyond ASCII. */
export function wideClass(code: number): number {
  if (code < 0xc0) return code === 0xad ? INVISIBLE : OTHER
  if (code < 0x2000) return code === 0xd7 || code === 0xf7 || code === 0x180e ? OTHER : LETTER
  if (code < 0x2e80) return isInvisible(code) ? INVISIBLE : OTHER
  if (code >= 0x3041 && code <= 0xd7a3) return IDEOGRAPH
  return code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f) ? INVISIBLE : OTHER
}

function isInvisible(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069)
  )
}

/** @returns the class of any UTF-16 code unit. */
export function classOf(code: number): number {
  return code < 128 ? (CLASS[code] ?? OTHER) : wideClass(code)
}

/** @returns whether it is an ASCII letter or digit. */
export function isAlphanumeric(code: number): boolean {
  if (code >= 128) return false
  const class_ = CLASS[code]
  return class_ === LETTER || class_ === DIGIT
}

/** Bits of `MARKS` above the five of the letter. */
export const BREAK = 32
export const UNSEEN = 64
export const ESCAPE = 128

/**
 * Everything the first pass wants to know of a UTF-16 code unit in one look, without a branch: in the
 * low five bits the letter, small and capital alike (0: no letter; letters beyond ASCII share
 * numbers); then whether it ends a run of token characters, is invisible, is a backslash.
 */
export const MARKS = new Uint8Array(65536)
for (let code = 0; code < 65536; code++) MARKS[code] = marksOf(code)

function marksOf(code: number): number {
  const class_ = classOf(code)
  if (class_ === JOINER || class_ === DIGIT) return 0
  if (class_ === OTHER) return code === 92 ? BREAK | ESCAPE : BREAK
  if (class_ === INVISIBLE) return BREAK | UNSEEN
  if (code < 128) return code & 31
  return BREAK | (code & 31 || 1)
}
