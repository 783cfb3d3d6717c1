import { BEGINNING, LENGTHS, NO_MORE, unpackSeedList } from '#lib/detection/packed-seed-list.ts'

/**
 * Four letters and the length of each word of BIP-39, which is all that detection looks at: half.
 * First the lengths of the words with four letters or more, then the first letters of all, the second
 * letters that stand behind each of these, the third and the fourth. Where the alphabet begins anew, and at
 * a capital, the next beginning has its turn; a full stop is the end of a word of three.
 *
 * @throws Error when unpacking would not give the same beginnings and lengths.
 */
export function packSeedList(words: readonly string[]): string {
  const more = words
    .filter((word) => word.length >= BEGINNING)
    .map((word) => word.length - BEGINNING)
  let lengths = ''
  for (let i = 0; i < more.length; i += 2)
    lengths += String.fromCharCode(NO_MORE + (more[i] ?? 0) + LENGTHS * (more[i + 1] ?? 0))
  const beginnings = words.map(beginningOf)
  const levels = Array.from({ length: BEGINNING }, (_, level) => {
    let last = ''
    return [...new Set(beginnings.map((one) => one.slice(0, level + 1)))]
      .map((start) => {
        const letter = start.slice(level)
        const isNext = last !== '' && start.slice(0, level) !== last.slice(0, level)
        const isHidden = isNext && letter > last.slice(level)
        last = start
        return isHidden ? letter.toUpperCase() : letter
      })
      .join('')
  })
  const packed = [lengths, ...levels].join(' ')
  const unpacked = unpackSeedList(packed)
  const isSame = (word: string, i: number) =>
    unpacked[i]?.length === word.length && beginningOf(unpacked[i]) === beginningOf(word)
  if (unpacked.length !== words.length || !words.every(isSame))
    throw new Error('The words cannot be packed')
  return packed
}

const beginningOf = (word: string): string => word.slice(0, BEGINNING).padEnd(BEGINNING, '.')
