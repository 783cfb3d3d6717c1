import { describe, expect, test } from 'vitest'
import { Context } from '#lib/detection/context.ts'
import { KeywordLines, Keywords } from '#lib/detection/keywords.ts'

const table = new Keywords<string>()
for (const word of ['stripe', 'ovh', 'apilayer']) table.add(word)

/** The context of `VALUE` in a text. */
function contextOf(text: string): Context<string> {
  const start = text.indexOf('VALUE')
  return new Context(text, start, start + 5, new KeywordLines(text, table))
}

const near = (text: string) => contextOf(text).hits.length > 0

function inName(text: string): boolean {
  const context = contextOf(text)
  const hit = context.hits[0]
  return hit !== undefined && context.isInName(hit)
}

describe('what stands near', () => {
  test('before and after it on its line, and on the line before', () => {
    expect(near('stripe: VALUE')).toBe(true)
    expect(near('VALUE (stripe)')).toBe(true)
    expect(near('for stripe\nVALUE')).toBe(true)
    expect(near('for stripe\r\nVALUE')).toBe(true)
    expect(near('for stripe\n\nVALUE')).toBe(false)
    expect(near('VALUE\nfor stripe')).toBe(false)
  })

  test('80 characters before it and 40 after it', () => {
    expect(near(`stripe${' '.repeat(74)}VALUE`)).toBe(true)
    expect(near(`stripe${' '.repeat(75)}VALUE`)).toBe(false)
    expect(near(`VALUE${' '.repeat(34)}stripe`)).toBe(true)
    expect(near(`VALUE${' '.repeat(35)}stripe`)).toBe(false)
    expect(near(`stripe${' '.repeat(74)}\nVALUE`)).toBe(true)
    expect(near(`stripe${' '.repeat(75)}\nVALUE`)).toBe(false)
  })

  test('in lines longer than 512 the same', () => {
    const long = 'a '.repeat(500)
    expect(near(`${long}stripe VALUE ${long}`)).toBe(true)
    expect(near(`${long}stripe ${' '.repeat(80)}VALUE ${long}`)).toBe(false)
  })
})

describe('the name that it is assigned to', () => {
  test.for([
    'stripe_key=VALUE',
    'STRIPE_KEY = "VALUE"',
    '"stripe.key": "VALUE"',
    "stripe-key := 'VALUE'",
    "'stripe' => 'VALUE'",
    'setStripe("VALUE")',
    'stripe: VALUE',
    'stripe ?? "VALUE"',
  ])('%s', (text) => {
    expect(inName(text)).toBe(true)
  })

  test.for(['stripe VALUE', 'stripe says key=VALUE', 'the stripe key is VALUE', 'VALUE = stripe'])(
    'none in %s',
    (text) => {
      expect(near(text)).toBe(true)
      expect(inName(text)).toBe(false)
    },
  )

  test('is quoted as the text writes it', () => {
    const context = contextOf('x = 1; MY_STRIPE_KEY="VALUE"')
    expect(context.hits.map((hit) => context.quote(hit))).toEqual(['MY_STRIPE_KEY'])
  })
})

describe('words that say secret', () => {
  const said = (text: string) => {
    const context = contextOf(text)
    const [hit] = context.hits
    if (hit === undefined) return undefined
    return { word: context.hasSecretWord(hit), isOf: context.isSecretOf(hit) }
  }
  test('beside the keyword', () => {
    expect(said('stripe_api_key=VALUE')).toEqual({ word: true, isOf: true })
    expect(said('the stripe token is VALUE')).toEqual({ word: true, isOf: true })
    expect(said('stripe VALUE')).toEqual({ word: false, isOf: false })
    expect(said('stripe VALUE (token)')).toEqual({ word: true, isOf: false })
  })
  test('the keyword itself is none', () => {
    expect(said('apilayer VALUE')).toEqual({ word: false, isOf: false })
  })
})

test('the first of some keywords', () => {
  const context = contextOf('ovh stripe VALUE')
  expect(context.first(['stripe'])?.keyword).toBe('stripe')
  expect(context.first(['github'])).toBeUndefined()
})
