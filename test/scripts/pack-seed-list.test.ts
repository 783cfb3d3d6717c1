import { wordlist } from '@scure/bip39/wordlists/english.js'
import { expect, test } from 'vitest'
import { unpackSeedList } from '#lib/detection/packed-seed-list.ts'
import { packSeedList } from '#scripts/vite/pack-seed-list.ts'

test('the first four letters and the length of each word are those of the list', () => {
  const packed = packSeedList(wordlist)
  const known = (word: string) => [word.slice(0, 4), word.length]
  expect(unpackSeedList(packed).map(known)).toEqual(wordlist.map(known))
  expect(packed.length).toBeLessThan(4800)
})

test('a list that four letters do not tell apart is refused', () => {
  expect(() => packSeedList(['abstract', 'absolute', 'absorb'])).toThrow('packed')
})
