import { wordlist } from '@scure/bip39/wordlists/english.js'

/** Words can be said over the phone; characters are shorter and meant to be copied. */
export type PassphraseKind = 'words' | 'characters'

export interface GeneratedPassphrase {
  text: string
  kind: PassphraseKind
  /** How many words or characters. */
  count: number
  /** As measured from what it was drawn of, rounded down. */
  entropyBits: number
}

/** Without 0 O o, 1 l I: somebody may have to read it off a screen. */
const CHARACTERS = [...'23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ']

/**
 * Five words of 2048 are 55 bits, twenty characters of 56 are 116. Each guess costs 64 MiB of
 * Argon2id, and online guesses end after a few.
 */
const RECIPES = {
  words: { of: wordlist, count: 5, separator: '-' },
  characters: { of: CHARACTERS, count: 20, separator: '' },
} as const satisfies Record<
  PassphraseKind,
  { of: readonly string[]; count: number; separator: string }
>

/** @param random - fills an array with random numbers. */
export function generatePassphrase(
  kind: PassphraseKind,
  random: (into: Uint16Array<ArrayBuffer>) => void = (into) => void crypto.getRandomValues(into),
): GeneratedPassphrase {
  const { of, count, separator } = RECIPES[kind]
  const parts = Array.from({ length: count }, () => of[numberBelow(of.length, random)])
  return {
    text: parts.join(separator),
    kind,
    count,
    entropyBits: Math.floor(count * Math.log2(of.length)),
  }
}

/** Every number is as likely as any other: those of the last, incomplete round are thrown away. */
function numberBelow(limit: number, random: (into: Uint16Array<ArrayBuffer>) => void): number {
  const number = new Uint16Array(1)
  do random(number)
  while ((number[0] ?? 0) >= 65536 - (65536 % limit))
  return (number[0] ?? 0) % limit
}
