/** How good a passphrase has to be where it is the whole key. */
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import { estimatedBits } from '#lib/guard/strength.ts'

/**
 * Whoever has what lies on the server tries passphrases at home, and nobody counts them. Four words
 * or twelve mixed characters, by an estimate that says rather too little; five generated words are 58.
 */
const LEAST_BITS = 40
/** In scripts that the estimate knows no words of. */
const LEAST_CHARACTERS = 12

/** Whether it is too easy to guess for what its endpoint makes of it. */
export function isTooWeak(text: string, passphrases: Capabilities['passphrases']): boolean {
  if (!passphrases?.isWholeKey) return false
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '')
  const isOtherScript = /(?![A-Za-z])\p{L}/u.test(plain)
  if (isOtherScript && [...new Set(plain)].length * 2 > LEAST_CHARACTERS) {
    return [...plain].length < LEAST_CHARACTERS
  }
  return estimatedBits(plain) < LEAST_BITS
}
