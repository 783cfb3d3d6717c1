import { wordlist } from '@scure/bip39/wordlists/english.js'
import { describe, expect, test } from 'vitest'
import { generatePassphrase } from '#lib/share/generate-passphrase.ts'

describe('generatePassphrase', () => {
  test('five words of the list', () => {
    const { text, words, entropyBits } = generatePassphrase()
    const parts = text.split('-')
    expect(parts).toHaveLength(5)
    expect(parts.every((word) => wordlist.includes(word))).toBe(true)
    expect({ words, entropyBits }).toEqual({ words: 5, entropyBits: 55 })
  })

  test('every number of the generator gives a word, evenly', () => {
    const counts = new Map<string, number>()
    for (let number = 0; number < 65536; number += 5) {
      const { text } = generatePassphrase((into) => {
        for (let i = 0; i < 5; i++) into[i] = number + i
      })
      for (const word of text.split('-')) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    expect(counts.size).toBe(2048)
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(4)
  })

  test('the list is what the entropy is counted from', () => {
    expect(new Set(wordlist).size).toBe(2048)
    expect(Math.log2(wordlist.length)).toBe(11)
  })

  test('two are not the same', () => {
    expect(generatePassphrase().text).not.toBe(generatePassphrase().text)
  })
})
