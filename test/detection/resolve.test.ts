import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RANK, type Rule } from '#lib/detection/candidate.ts'
import { base32, base62, base64, seed } from '#lib/detection/examples.ts'
import { resolve } from '#lib/detection/resolve.ts'
import { createScanner, scan } from '#lib/detection/scan.ts'
import type { Found } from '#lib/detection/sweep.ts'

const rule = (detector: string, pairsWith?: string[]): Rule => ({
  detector,
  provider: 'Acme',
  name: `Acme ${detector}`,
  kind: 'secret',
  severity: 'high',
  ...(pairsWith && { pairsWith }),
})

const found = (
  detector: string,
  start: number,
  end: number,
  rank: number,
  more: Partial<Found> = {},
): Found => ({
  start,
  end,
  rank,
  origin: start,
  rule: rule(detector),
  confidence: 'high',
  reason: { code: 'known-shape' },
  ...more,
})

function winners(...all: Found[]): string[] {
  const names = (list: Found[]) =>
    resolve(' '.repeat(200), list, () => false).map(({ detector }) => detector)
  expect(names(all.toReversed())).toEqual(names(all))
  return names(all)
}

describe('of those that overlap', () => {
  test('the higher class stays, however short', () => {
    expect(winners(found('long', 0, 90, RANK.generic), found('short', 10, 30, RANK.fixed))).toEqual(
      ['short'],
    )
    expect(
      winners(found('token', 10, 30, RANK.fixed + 9), found('block', 0, 90, RANK.block)),
    ).toEqual(['block'])
  })
  test('then the longer', () => {
    expect(
      winners(found('short', 0, 20, RANK.fixed + 9), found('long', 0, 40, RANK.fixed)),
    ).toEqual(['long'])
  })
  test('then the higher rank', () => {
    expect(
      winners(found('low', 0, 20, RANK.fixed + 1), found('high', 0, 20, RANK.fixed + 2)),
    ).toEqual(['high'])
  })
  test('those that only touch both stay, in order', () => {
    expect(winners(found('a', 0, 20, RANK.fixed), found('b', 20, 40, RANK.generic))).toEqual([
      'a',
      'b',
    ])
  })
  test('one that loses hides nobody', () => {
    expect(
      winners(
        found('a', 0, 20, RANK.generic),
        found('b', 15, 60, RANK.context),
        found('c', 50, 70, RANK.fixed),
      ),
    ).toEqual(['a', 'c'])
  })
  test('what is known to be none takes its place', () => {
    expect(
      winners(found('a', 5, 20, RANK.fixed), found('x', 0, 40, RANK.block, { rule: undefined })),
    ).toEqual([])
  })
})

test('a chain of them is settled as one after the other would be', () => {
  const ranks = [RANK.generic, RANK.context, RANK.fixed + 1, RANK.fixed + 2, RANK.block]
  const chain = fc.array(
    fc.tuple(fc.nat(120), fc.integer({ min: 1, max: 40 }), fc.constantFrom(...ranks)),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(chain, (spans) => {
      const all = spans.map(([start, length, rank], i) =>
        found(`d${String(i).padStart(2, '0')}`, start, start + length, rank),
      )
      const weight = ({ rank, start, end }: Found) =>
        Math.floor(rank / 10) * 1e6 + (end - start) * 1e4 + (rank % 10) * 1e3 - start
      const kept: Found[] = []
      // By name where nothing else tells them apart; the order of the list is that of the names.
      for (const one of all.toSorted((a, b) => weight(b) - weight(a))) {
        if (kept.every(({ start, end }) => end <= one.start || start >= one.end)) kept.push(one)
      }
      const names = kept.sort((a, b) => a.start - b.start).map(({ rule: of }) => of?.detector)
      expect(winners(...all)).toEqual(names)
    }),
  )
})

describe('ids and secrets', () => {
  seed('pairs')
  const id = () => `${'AK'}IAQ${base32(15)}`
  const pair = () => ({ id: id(), secret: base64(40).replaceAll(/[+/]/g, 'x') })

  const spans = (text: string) =>
    scan(text).findings.map(({ start, end, related }) => [
      text.slice(start, end),
      related && text.slice(related.start, related.end),
    ])

  test.for([0, 1, 4])('%i lines between them: one finding, the secret, with the id', (lines) => {
    const one = pair()
    const between = '\n'.repeat(lines + 1)
    for (const [first, second] of [
      [`aws_access_key_id = ${one.id}`, `aws_secret_access_key = ${one.secret}`],
      [`aws_secret_access_key = ${one.secret}`, `aws_access_key_id = ${one.id}`],
    ]) {
      expect(spans(`${first}${between}${second}\n`)).toEqual([[one.secret, one.id]])
    }
  })

  test('too many lines between them: two findings', () => {
    const one = pair()
    const text = `aws_access_key_id = ${one.id}${'\n'.repeat(7)}aws_secret_access_key = ${one.secret}`
    expect(spans(text)).toEqual([
      [one.id, undefined],
      [one.secret, undefined],
    ])
  })

  test('each secret has the id that is nearest', () => {
    const [one, two] = [pair(), pair()]
    const write = ({ id, secret }: typeof one) =>
      `aws_access_key_id=${id}\naws_secret_access_key=${secret}\n`
    expect(spans(`${write(one)}\n# the keys of the other account\n${write(two)}`)).toEqual([
      [one.secret, one.id],
      [two.secret, two.id],
    ])
  })

  test('an id is no finding where it is public, and still belongs to its secret', () => {
    const rulePair = rule('secret', ['id'])
    const all = [
      found('id', 0, 20, RANK.fixed, { isPublic: true }),
      found('secret', 30, 70, RANK.context, { rule: rulePair }),
    ]
    const [one, ...others] = resolve(' '.repeat(100), all, () => false)
    expect(others).toEqual([])
    expect(one).toMatchObject({
      detector: 'secret',
      related: { start: 0, end: 20, detector: 'id' },
    })
    expect(resolve(' '.repeat(100), all.slice(0, 1), () => false)).toEqual([])
  })

  test('what only an id makes a secret is asked only where there is one', () => {
    const asked: number[] = []
    const needy = (start: number) =>
      found('secret', start, start + 40, RANK.context, {
        rule: rule('secret', ['id']),
        needsPair: () => asked.push(start) > 0,
      })
    expect(resolve(' '.repeat(3000), [needy(0)], () => false)).toEqual([])
    expect(asked).toEqual([])
    const all = [needy(0), found('id', 2000, 2020, RANK.fixed), needy(2100)]
    expect(resolve(' '.repeat(3000), all, () => false)).toMatchObject([
      { start: 2100, confidence: 'high', reason: { code: 'pair', beside: 'Acme id' } },
    ])
    expect(new Set(asked)).toEqual(new Set([2100]))
  })
})

describe('settings', () => {
  const token = `ghp_${base62(36)}`
  test('allowed: the token itself, or what begins so', () => {
    const text = `use ${token} here`
    expect(createScanner({ allow: [token] }).scan(text).findings).toEqual([])
    expect(createScanner({ allow: [`${token.slice(0, 10)}*`] }).scan(text).findings).toEqual([])
    expect(createScanner({ allow: [token.slice(0, 10)] }).scan(text).findings).toHaveLength(1)
  })
  test('switched off', () => {
    const off = ['github-personal-access-token-classic']
    expect(createScanner({ off }).scan(`use ${token} here`).findings).toEqual([])
    expect(
      createScanner({ off: ['npm-access-token'] }).scan(`use ${token} here`).findings,
    ).toHaveLength(1)
  })
})
