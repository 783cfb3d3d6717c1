import { wordlist } from '@scure/bip39/wordlists/english.js'
import { expect, test } from 'vitest'
import { seedIndexOf } from '#lib/detection/seed-words.ts'

test('every word has its index', () => {
  for (const [index, word] of wordlist.entries()) expect(seedIndexOf(word)).toBe(index)
})

test('other forms of the words have none, but for a few that end like another word', () => {
  for (const end of ['s', 'ed', 'ing', 'ly']) {
    const known = wordlist.filter((word) => seedIndexOf(word + end) !== undefined)
    expect(known.length).toBeLessThan(wordlist.length / 50)
  }
})

test.for(['abandoned', 'the', 'zo', '', 'abs'])('%s is no word of the list', (word) => {
  expect(seedIndexOf(word)).toBeUndefined()
})
