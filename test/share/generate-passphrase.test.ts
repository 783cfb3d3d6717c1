import { wordlist } from '@scure/bip39/wordlists/english.js'
import { describe, expect, test } from 'vitest'
import { generatePassphrase } from '#lib/share/generate-passphrase.ts'

/** Gives these numbers, one after the other. */
function sequence(numbers: Iterable<number>) {
  const iterator = numbers[Symbol.iterator]()
  return (into: Uint16Array) => {
    into[0] = iterator.next().value ?? 0
  }
}

describe('words', () => {
  test('five of the list, 55 bits', () => {
    const { text, ...measured } = generatePassphrase('words')
    const parts = text.split('-')
    expect(parts).toHaveLength(5)
    expect(parts.every((word) => wordlist.includes(word))).toBe(true)
    expect(measured).toEqual({ kind: 'words', count: 5, entropyBits: 55 })
  })

  test('the list is what the entropy is counted from', () => {
    expect(new Set(wordlist).size).toBe(2048)
  })
})

describe('characters', () => {
  test('twenty that nobody takes for one another, 116 bits', () => {
    const { text, ...measured } = generatePassphrase('characters')
    expect(text).toMatch(/^[2-9A-HJ-NP-Za-kmnp-z]{20}$/)
    expect(measured).toEqual({ kind: 'characters', count: 20, entropyBits: 116 })
  })

  test('numbers of the last, incomplete round are thrown away', () => {
    const random = sequence([65520, 65535, 0, ...new Array(19).fill(1)])
    expect(generatePassphrase('characters', random).text).toBe(`2${'3'.repeat(19)}`)
  })
})

describe.for(['words', 'characters'] as const)('%s', (kind) => {
  test('every number of the generator gives one, evenly', () => {
    const counts = new Map<string, number>()
    const all = Array.from({ length: 65536 }, (_, number) => number)
    const random = sequence(all)
    const size = kind === 'words' ? 2048 : 56
    const rounds = Math.floor((65536 - (65536 % size)) / (kind === 'words' ? 5 : 20))
    for (let round = 0; round < rounds; round++) {
      const { text } = generatePassphrase(kind, random)
      for (const part of text.split(kind === 'words' ? '-' : '')) {
        counts.set(part, (counts.get(part) ?? 0) + 1)
      }
    }
    expect(counts.size).toBe(size)
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1)
  })

  test('two are not the same', () => {
    expect(generatePassphrase(kind).text).not.toBe(generatePassphrase(kind).text)
  })
})
