import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isWordStart,
  type KeywordHit,
  KeywordLines,
  Keywords,
  keywordOf,
} from '#lib/detection/keywords.ts'

const table = new Keywords<string>()
for (const word of ['new relic', 'ovh', 'x', 'xa', 'openai', 'openai api key', 'box', 'stripe']) {
  if (word.length > 1) table.add(keywordOf(word), word)
}

function hitsIn(text: string, from = 0, to = text.length): string[] {
  const hits: KeywordHit<string>[] = []
  table.collect(text, from, to, hits)
  return hits.map(({ start, end }) => text.slice(start, end))
}

describe('keywords', () => {
  test.for([
    'newrelic',
    'New Relic',
    'new-relic',
    'NEW_RELIC',
    'new.relic',
    'NewRelic',
    'newRelic',
    'NEWRELIC',
  ])('%s: joints and capitals do not matter', (written) => {
    expect(hitsIn(`my ${written} account`)).toEqual([written])
    expect(hitsIn(`${written}_KEY=`)).toEqual([written])
  })

  test('they begin where a word begins', () => {
    expect(hitsIn('myStripeKey')).toEqual(['Stripe'])
    expect(hitsIn('my_stripe_key')).toEqual(['stripe'])
    expect(hitsIn('pinstripes')).toEqual([])
    expect(hitsIn('APIStripe')).toEqual(['Stripe'])
  })

  test('short ones are whole words', () => {
    for (const text of ['ovh', 'OVH_KEY', 'ovhKey', 'my-ovh.key'])
      expect(hitsIn(text)).toHaveLength(1)
    for (const text of ['ovhs', 'boxer', 'xaver', 'jukebox']) expect(hitsIn(text)).toEqual([])
  })

  test('the longer one is found beside the shorter', () => {
    expect(hitsIn('OPENAI_API_KEY')).toEqual(['OPENAI', 'OPENAI_API_KEY'])
  })

  test('two joints part words that do not belong together', () => {
    expect(hitsIn('new -- relic')).toEqual([])
    expect(hitsIn('new\nline')).toEqual([])
  })

  test('only what stands whole inside the stretch', () => {
    expect(hitsIn('the stripe key', 4, 10)).toEqual(['stripe'])
    expect(hitsIn('the stripe key', 4, 9)).toEqual([])
    expect(hitsIn('the stripe key', 5, 14)).toEqual([])
  })

  test('facts of a keyword that is added twice are kept together', () => {
    const twice = new Keywords<number>()
    twice.add('stripe', 1)
    twice.add('stripe')
    twice.add('stripe', 2)
    const hits: KeywordHit<number>[] = []
    twice.collect('stripe', 0, 6, hits)
    expect(hits.map(({ facts }) => facts)).toEqual([[1, 2]])
  })
})

test('words begin behind what is no letter or digit, and at capitals', () => {
  const starts = (text: string) =>
    [...text].map((_, at) => (isWordStart(text, at) ? '^' : ' ')).join('')
  expect(starts('openaiAPIKey')).toBe('^     ^  ^  ')
  expect(starts('OPENAI_KEY')).toBe('^      ^  ')
  expect(starts('a1 b2')).toBe('^  ^ ')
})

describe('line by line', () => {
  const words = [
    'stripe',
    'ovh',
    'New Relic',
    'NEW_RELIC',
    'openaiApiKey',
    'boxer',
    'x',
    '-',
    ' ',
    '\n',
    '\r\n',
  ]
  const filler = fc.constantFrom(...words, 'é', '='.repeat(100), 'nothing here ')

  test('the same is found as in each stretch by itself, whatever is asked for first', () => {
    fc.assert(
      fc.property(
        fc.array(filler, { maxLength: 40 }).map((all) => all.join('')),
        fc.array(fc.tuple(fc.nat(), fc.nat(120)), { minLength: 1, maxLength: 8 }),
        (text, stretches) => {
          const lines = new KeywordLines(text, table)
          for (const [place, length] of stretches) {
            const from = place % (text.length + 1)
            const lineEnd = text.indexOf('\n', from)
            const to = Math.min(from + length, lineEnd < 0 ? text.length : lineEnd)
            const hits: KeywordHit<string>[] = []
            lines.collect(from, to, hits)
            const alone: KeywordHit<string>[] = []
            table.collect(text, from, to, alone)
            expect(hits).toEqual(alone)
          }
        },
      ),
    )
  })

  test('lines longer than 512 too', () => {
    const text = `${'a '.repeat(400)}stripe ${'b '.repeat(400)}`
    const hits: KeywordHit<string>[] = []
    new KeywordLines(text, table).collect(760, 840, hits)
    expect(hits.map(({ start }) => start)).toEqual([800])
  })
})
