import { seedList } from './seed-list.ts'

let indexes: Map<string, number> | undefined

/**
 * @returns the index in BIP-39's list of a word in small letters. Four letters tell the words of the
 * list apart; with the length they tell nearly all others from them, too. In 41 MB of documentation 23 words
 * of a hundred pass in place of 20, and 22 rows of twelve in place of 17, of which the checksum
 * then refuses fifteen of sixteen; the other letters would be half of what the list weighs.
 */
export function seedIndexOf(word: string): number | undefined {
  indexes ??= new Map(seedList().map((one, index) => [keyOf(one), index]))
  return indexes.get(keyOf(word))
}

const keyOf = (word: string): string => word.slice(0, 4) + word.length
