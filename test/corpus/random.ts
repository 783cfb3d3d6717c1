/** Chance that comes out the same each time: every text of the corpus follows from a seed. */

const DIGITS = '0123456789'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()

/** The corpus's own alphabets, so that a slip in those of `lib/detection` shows. */
export const SETS = {
  digit: DIGITS,
  lower: LOWER,
  upper: UPPER,
  letter: LOWER + UPPER,
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  base32: `${UPPER}234567`,
  base32lower: `${LOWER}234567`,
  base36: DIGITS + LOWER,
  BASE36: DIGITS + UPPER,
  base58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  base62: DIGITS + LOWER + UPPER,
  base64: `${DIGITS}${LOWER}${UPPER}+/`,
  base64url: `${DIGITS}${LOWER}${UPPER}-_`,
  bech32: 'qpzry9x8gf2tvdw0s3jn54khce6mua7l',
} as const

export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number
  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T
  /** So many characters; letters and digits stand at both ends. */
  chars(set: keyof typeof SETS, length: number): string
  uuid(): string
  base64(bytes: number, form?: 'base64' | 'base64url'): string
}

/** @param seed - the same seed gives the same texts. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  // Mulberry32: small, and good enough for texts.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const charsOf = (set: string, length: number) => {
    let out = ''
    while (out.length < length) {
      const character = set[int(0, set.length - 1)] ?? ''
      const atAnEnd = out.length === 0 || out.length === length - 1
      if (!atAnEnd || /[0-9a-z]/i.test(character)) out += character
    }
    return out
  }
  const self: Chance = {
    int,
    pick(from) {
      const one = from[int(0, from.length - 1)]
      if (one === undefined) throw new RangeError('nothing to pick from')
      return one
    },
    chars: (set, length) => charsOf(SETS[set], length),
    uuid() {
      const hex = (length: number) => charsOf(SETS.hex, length)
      return [
        hex(8),
        hex(4),
        `4${hex(3)}`,
        `${self.pick(['8', '9', 'a', 'b'])}${hex(3)}`,
        hex(12),
      ].join('-')
    },
    base64: (bytes, form = 'base64') =>
      Buffer.from(Array.from({ length: bytes }, () => int(0, 255))).toString(form),
  }
  return self
}
