import { expect, test } from 'vitest'
import { KnownTokens } from '#lib/guard/known.ts'

const found = (...tokens: string[]) => tokens.map((token) => ({ token }))

test('what a person has called no secret is known from then on, and nothing else', async () => {
  const known = new KnownTokens(async (tokens) => tokens.map((token) => token === 'b'))
  expect(await known.ask(found('a', 'b', 'b'))).toBe(true)
  expect([known.has('a'), known.has('b')]).toEqual([false, true])
  expect(await known.ask(found('a'))).toBe(false)
})

test('where nobody answers nothing is known, and the next one is asked about again', async () => {
  let isThere = false
  const known = new KnownTokens(async (tokens) => {
    if (!isThere) throw new Error('The background is being replaced')
    return tokens.map(() => true)
  })
  expect(await known.ask(found('a'))).toBe(false)
  expect(known.has('a')).toBe(false)
  isThere = true
  expect(await known.ask(found('a'))).toBe(true)
})

test('no more are asked about than are answered', async () => {
  const known = new KnownTokens(async (tokens) => {
    if (tokens.length > 50) throw new RangeError('Too many')
    return tokens.map(() => true)
  })
  expect(await known.ask(found(...Array.from({ length: 60 }, (_, i) => `token ${i}`)))).toBe(true)
})
