import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finder } from '#lib/detection/candidate.ts'
import { LABEL_IDEOGRAPHS } from '#lib/detection/characters.ts'
import { FINDERS } from '#lib/detection/finders/index.ts'
import { Pass } from '#lib/detection/sweep.ts'
import { Wake } from '#lib/detection/wake.ts'

const WORDS = [...new Set(FINDERS.flatMap(({ words = [] }) => words))]

/** The words that the first pass wakes in a text, with a finder for each of these labels. */
function woken(text: string, labels: readonly string[] = WORDS): string[] {
  const seen: string[] = []
  const finders = labels.map((label): Finder => {
    return {
      words: [label],
      examine: (_, start, end) => seen.push(`${label} ${start}-${end}`),
    }
  })
  new Pass(text).run({ wake: new Wake(finders), examineRun: () => {}, examineWords: () => {} })
  return seen
}

const seen: string[] = []
const whole = new Wake([
  { words: WORDS, examine: ({ text }, start, end) => seen.push(text.slice(start, end)) },
])

/** The labels that the first pass wakes in a text, as the text writes them. */
function ends(text: string): string[] {
  seen.length = 0
  new Pass(text).run({ wake: whole, examineRun: () => {}, examineWords: () => {} })
  return [...seen]
}

/** Labels of up to two letters are whole words only. */
const isShort = (label: string) => label.length < 3 && label < '\u3000'
const isIdeograph = (label: string) => label > '\u3000'

describe('every label', () => {
  test.for([
    ['as it is', (label: string) => label],
    ['in capitals', (label: string) => label.toUpperCase()],
    ['with a capital', (label: string) => label.charAt(0).toUpperCase() + label.slice(1)],
  ] as const)('is woken at every offset of a text: %s', ([, write]) => {
    for (const label of WORDS) {
      const written = write(label)
      // Letters such as ß and İ have no capital of one character.
      if (written.toLowerCase() !== label || written.length !== label.length) continue
      for (let offset = 0; offset < 7; offset++) {
        const text = `${'.'.repeat(offset)}${written}: x and so on`
        expect(ends(text), `${label} at ${offset}`).toContain(written)
      }
    }
  })

  test('is woken as the end of a longer word, but for the shortest', () => {
    for (const label of WORDS) {
      for (const before of ['x', 'qz', 'my', 'zzzz', 'ж', 'é']) {
        const seen = ends(`- ${before}${label} = x`)
        // A longer label may end there: then that is the one.
        const isSeen = seen.some((one) => one.endsWith(label))
        expect(isSeen, before + label).toBe(!isShort(label) || WORDS.includes(before + label))
      }
    }
  })

  test('is woken inside camelCase, where the next word begins', () => {
    for (const label of WORDS) {
      if (isShort(label) || isIdeograph(label) || !/^[a-z]+$/.test(label)) continue
      const written = label.charAt(0).toUpperCase() + label.slice(1)
      expect(
        ends(`db${written}Zq = x`).some((one) => one.endsWith(written)),
        written,
      ).toBe(true)
      expect(ends(`${label}Zq = x`), label).toContain(label)
    }
  })

  test('is woken in the middle of a row of characters without spaces', () => {
    for (const label of WORDS.filter(isIdeograph)) {
      expect(
        ends(`\u6211\u7684${label}\u662f: x`).some((one) => one.endsWith(label)),
        label,
      ).toBe(true)
    }
  })

  test('has no ideograph that the first pass takes for no letter', () => {
    const ideographs = new Set(WORDS.filter(isIdeograph).join(''))
    expect([...ideographs].sort().join('')).toBe(LABEL_IDEOGRAPHS)
  })

  test('is woken before an ideograph', () => {
    expect(ends('\u6211\u7684password\u662f x')).toContain('password')
  })

  test('is woken in any text', () => {
    const around = fc.string({
      unit: fc.constantFrom(...'aZ9 _-="\n\u5bc6\u043f.:'),
      maxLength: 12,
    })
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), around, around, (label, before, after) => {
        const seen = ends(`${before} ${label}: ${after}...`)
        expect(seen).toContain(label)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('which label', () => {
  test('the longest that fits', () => {
    expect(woken('my dbpassword: x', ['word', 'password', 'dbpassword'])).toEqual([
      'dbpassword 3-13',
    ])
    expect(woken('my password: x', ['word', 'password', 'dbpassword'])).toEqual(['password 3-11'])
  })

  test('one of two letters is a whole word', () => {
    expect(woken('pw: x', ['pw'])).toEqual(['pw 0-2'])
    expect(woken('PW: x', ['pw'])).toEqual(['pw 0-2'])
    expect(woken('my_pw: x', ['pw'])).toEqual(['pw 3-5'])
    expect(woken('stopw: x', ['pw'])).toEqual([])
  })

  test('not the beginning or the middle of a word', () => {
    expect(woken('passwords and keyboards', ['password', 'key'])).toEqual([])
  })

  test('every finder that a label belongs to', () => {
    expect(woken('token = x', ['token', 'token'])).toEqual(['token 0-5', 'token 0-5'])
  })

  test('a letter that shares its capital with another hides none', () => {
    // Turkish ı and i are both I.
    const labels = ['kodlar\u0131', 'wifi']
    expect(woken('WIFI = x, KODLARI = y', labels)).toEqual(['wifi 0-4', 'kodlar\u0131 10-17'])
    expect(woken('WIFI = x, KODLARI = y', labels.toReversed())).toHaveLength(2)
  })
})
