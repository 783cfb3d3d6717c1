import { wordlist } from '@scure/bip39/wordlists/english.js'

/**
 * @returns the 2048 English words of BIP-39 in their order. In place of this file the build puts a
 * list of which only the first four letters and the lengths are right (`scripts/vite/pack-facts.ts`).
 */
export const seedList = (): readonly string[] => wordlist
