import { wordlist } from '@scure/bip39/wordlists/english.js'

/** 2048 words that are short, common and told apart by their first four letters. */
const BITS_PER_WORD = 11
export const PASSPHRASE_WORDS = 5

export interface GeneratedPassphrase {
  text: string
  words: number
  entropyBits: number
}

/**
 * A passphrase that can be said over the phone: 55 bits, each guess at which costs 64 MiB of
 * Argon2id, and online guesses end after a few.
 * @param random - fills an array with random numbers.
 */
export function generatePassphrase(
  random: (into: Uint16Array<ArrayBuffer>) => void = (into) => void crypto.getRandomValues(into),
): GeneratedPassphrase {
  const numbers = new Uint16Array(PASSPHRASE_WORDS)
  random(numbers)
  // 65536 is a whole multiple of 2048: every word is as likely as any other.
  const words = Array.from(numbers, (number) => wordlist[number % wordlist.length])
  return {
    text: words.join('-'),
    words: PASSPHRASE_WORDS,
    entropyBits: PASSPHRASE_WORDS * BITS_PER_WORD,
  }
}
