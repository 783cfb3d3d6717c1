/**
 * The alphabets that credentials are written in, as tables for plain loops: one byte for each
 * ASCII character, 1 when it belongs.
 */
export type Alphabet = Uint8Array

const DIGITS = '0123456789'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const BASE62 = DIGITS + UPPER + LOWER
/** BIP 173. */
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

const NAMED: Record<string, string> = {
  digit: DIGITS,
  lower: LOWER,
  UPPER,
  letter: LOWER + UPPER,
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  /** Hexadecimal in either case. */
  Hex: `${DIGITS}abcdefABCDEF`,
  /** RFC 4648, section 6. */
  base32: `${UPPER}234567`,
  base32lower: `${LOWER}234567`,
  base36: DIGITS + LOWER,
  BASE36: DIGITS + UPPER,
  /** Without 0, O, I and l. */
  base58: BASE62.replace(/[0OIl]/g, ''),
  base62: BASE62,
  /** RFC 4648, section 4. */
  base64: `${UPPER}${LOWER}${DIGITS}+/`,
  base64url: `${BASE62}-_`,
  bech32: BECH32,
  BECH32: BECH32.toUpperCase(),
  /** Any visible ASCII character but quotes. */
  visible: `${BASE62}!#$%&()*+,-./:;<=>?@[\\]^_{|}~`,
}

const made = new Map<string, Alphabet>()

/**
 * @param name - one of the names above, `name+xyz` (with these characters too) or `[xyz]`.
 * @throws RangeError for a name that is not known.
 */
export function alphabet(name: string): Alphabet {
  let table = made.get(name)
  if (table === undefined) {
    table = tableOf(charactersOf(name))
    made.set(name, table)
  }
  return table
}

/**
 * @returns the characters of an alphabet; a digit's place is its value.
 * @throws RangeError for a name that is not known.
 */
export function charactersOf(name: string): string {
  if (name.startsWith('[') && name.endsWith(']')) return name.slice(1, -1)
  const plus = name.indexOf('+')
  const characters = NAMED[plus < 0 ? name : name.slice(0, plus)]
  if (characters === undefined) throw new RangeError(`no alphabet is called ${name}`)
  return plus < 0 ? characters : characters + name.slice(plus + 1)
}

function tableOf(characters: string): Alphabet {
  const table = new Uint8Array(128)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}

/**
 * @param code - any UTF-16 code unit, or NaN for a place outside of the text: a look beyond the
 * table's end would make every later one slow.
 */
export function has(table: Alphabet, code: number): boolean {
  return code < 128 && table[code] === 1
}

/** @returns where the run of the alphabet that begins at `start` ends; at most `limit`. */
export function runEnd(text: string, start: number, table: Alphabet, limit = text.length): number {
  let at = start
  const last = Math.min(limit, text.length)
  while (at < last && has(table, text.charCodeAt(at))) at++
  return at
}
