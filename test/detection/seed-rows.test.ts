import { wordlist } from '@scure/bip39/wordlists/english.js'
import { expect, test } from 'vitest'
import { maySeedPhrase } from '#lib/detection/seed-rows.ts'

test('every row of words of the list may be a seed phrase', () => {
  for (let at = 0; at < wordlist.length; at += 12) {
    const words = [...wordlist.slice(at, at + 12), ...wordlist.slice(0, 12)].slice(0, 12)
    expect(maySeedPhrase(words.join(' '), 0)).toBe(true)
    expect(maySeedPhrase(`\n${words.join('\n')}`, 0)).toBe(true)
  }
})

test('prose is none', () => {
  expect(maySeedPhrase('the quick brown fox jumps over the lazy dog and runs away then', 0)).toBe(
    false,
  )
  expect(maySeedPhrase('', 0)).toBe(false)
})
