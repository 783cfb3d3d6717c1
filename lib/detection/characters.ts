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

/** Between these two all are letters but for the signs of multiplication, division, and a separator. */
const FIRST_LETTER = 0xc0
const LAST_LETTERS = 0x2000
const NO_LETTERS = [0xd7, 0xf7, 0x180e]

/** @returns the class of a UTF-16 code unit beyond ASCII. */
export function wideClass(code: number): number {
  if (code < FIRST_LETTER) return code === 0xad ? INVISIBLE : OTHER
  if (code < LAST_LETTERS) return NO_LETTERS.includes(code) ? OTHER : LETTER
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

/**
 * @returns the code unit at a place, 0 outside of the text: a look outside would make every later
 * `charCodeAt` of the same function slow.
 */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0
}

/** @returns whether it is an ASCII letter or digit. */
export function isAlphanumeric(code: number): boolean {
  // Not `code >= 128`: outside of the text it is NaN.
  if (!(code < 128)) return false
  const class_ = CLASS[code]
  return class_ === LETTER || class_ === DIGIT
}

/** The ideographs and kana that labels are made of; all others are no letters to the first pass. */
export const LABEL_IDEOGRAPHS =
  'アイウカキクグコシスセットドバパプリレロワンー为代令份備入口号合回報备复密帐帳录復恢情成换改暗牌用番登码碼秘葉號言証账金鍵鑰钥'

/** Bits of `MARKS`: the letter in five, small and capital alike; letters beyond ASCII share 27 to 31. */
export const LETTER_BITS = 31
/** Ends a run of token characters. */
export const BREAK = 32
/** Takes no room. */
export const UNSEEN = 64
/** A backslash. */
export const ESCAPE = 128
/** Is neither a small ASCII letter nor white space. */
export const NO_PROSE = 256
export const DIGIT_BIT = 512
/** `@` */
export const AT_SIGN = 1024

/** Everything that the first pass wants to know of a UTF-16 code unit, in one look without a branch. */
export const MARKS = new Uint16Array(65536).fill(NO_PROSE | BREAK)
// Not asked for one by one, which would be most of what a page waits for when it reads this script: the letters, and,
// behind 0x2070, what is mostly ideographs that no label has, and marked like what is no letter.
for (let code = 0; code < FIRST_LETTER; code++) MARKS[code] = marksOf(code)
for (let code = FIRST_LETTER; code < LAST_LETTERS; code++) MARKS[code] = letterMarks(code)
for (const code of NO_LETTERS) MARKS[code] = marksOf(code)
for (let code = LAST_LETTERS; code < 0x2070; code++) MARKS[code] = marksOf(code)
for (let code = 0xfe00; code <= 0xfeff; code++) MARKS[code] = marksOf(code)
for (const one of LABEL_IDEOGRAPHS) MARKS[one.charCodeAt(0)] = marksOf(one.charCodeAt(0))

function marksOf(code: number): number {
  const class_ = classOf(code)
  const prose = isSmall(code) || isSpace(code) ? 0 : NO_PROSE
  if (class_ === DIGIT) return prose | DIGIT_BIT
  if (class_ === JOINER) return code === 64 ? prose | AT_SIGN : prose
  if (class_ === OTHER) return prose | BREAK | (code === 92 ? ESCAPE : 0)
  if (class_ === INVISIBLE) return prose | BREAK | UNSEEN
  if (code < 128) return prose | (code & 31)
  if (class_ === IDEOGRAPH && !LABEL_IDEOGRAPHS.includes(String.fromCharCode(code))) {
    return prose | BREAK
  }
  return letterMarks(code)
}

/** Of a letter beyond ASCII. */
function letterMarks(code: number): number {
  return NO_PROSE | BREAK | (27 + (code % 5))
}

/** @returns whether it is one of a to z. */
export function isSmall(code: number): boolean {
  return code >= 97 && code <= 122
}

/** @returns whether it is one of A to Z. */
export function isCapital(code: number): boolean {
  return code >= 65 && code <= 90
}

/** @returns whether it is ASCII white space. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}
