import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFragment, fragmentOf, type Link, parseFragment } from '#lib/crypto/link.ts'
import { fragment as fragmentOfSecond } from './second-implementation.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const seed = Uint8Array.from({ length: 32 }, (_, i) => i * 7)
const plain: Link = { mode: 'n', seed, locator: null }
const located: Link = {
  mode: 'p',
  seed,
  locator: { kind: 'privatebin', address: 'https://paste.example/?ünï=1' },
}

const links = fc.record<Link>({
  mode: fc.constantFrom('n', 'p'),
  seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  locator: fc.option(
    fc.record({
      kind: fc.stringMatching(/^[a-z0-9-]{1,32}$/),
      address: fc.string({ unit: 'binary', minLength: 1 }),
    }),
  ),
})

async function outcomeOf(text: string): Promise<string> {
  return (await parseFragment(text)).outcome
}

describe('formatFragment', () => {
  test('writes 49 characters that the second implementation writes too', async () => {
    for (const mode of ['n', 'p'] as const) {
      const fragment = await formatFragment({ ...plain, mode })
      expect(fragment).toHaveLength(49)
      expect(fragment).toBe(fragmentOfSecond(mode, seed))
    }
  })

  test('refuses what no reader would take', async () => {
    await expect(formatFragment({ ...plain, seed: seed.subarray(1) })).rejects.toThrow('"seed"')
    for (const locator of [
      { kind: 'Upper', address: 'x' },
      { kind: '', address: 'x' },
      { kind: 'k', address: '' },
    ]) {
      await expect(formatFragment({ ...plain, locator })).rejects.toThrow('"locator"')
    }
  })
})

describe('parseFragment', () => {
  test('reads back every link, with or without #', async () => {
    await fc.assert(
      fc.asyncProperty(links, async (link) => {
        const fragment = await formatFragment(link)
        const expected = { outcome: 'link', link }
        expect(await parseFragment(fragment)).toEqual(expected)
        expect(await parseFragment(`#${fragment}`)).toEqual(expected)
      }),
    )
  })

  test('finds no link in an empty fragment', async () => {
    expect(await outcomeOf('')).toBe('none')
    expect(await outcomeOf('#')).toBe('none')
  })

  test('calls every beginning of a link truncated', async () => {
    const fragment = await formatFragment(plain)
    for (let length = 1; length < fragment.length; length++) {
      expect(await outcomeOf(fragment.slice(0, length))).toBe('truncated')
    }
  })

  test('calls a link truncated whose locator lacks a part, and never takes it for altered', async () => {
    const fragment = await formatFragment(located)
    const parts = [50, 55, fragment.indexOf('.', 50), fragment.indexOf('.', 50) + 1]
    for (const length of parts) {
      expect(await outcomeOf(fragment.slice(0, length))).toBe('truncated')
    }
    for (let length = 50; length < fragment.length; length++) {
      expect(await outcomeOf(fragment.slice(0, length))).not.toBe('altered')
    }
  })

  test('notices every change of a single character', async () => {
    const fragment = await formatFragment(plain)
    for (let at = 0; at < fragment.length; at++) {
      for (const character of `${ALPHABET}.%# é`) {
        if (character === fragment[at]) continue
        const changed = fragment.slice(0, at) + character + fragment.slice(at + 1)
        expect(['altered', 'truncated']).toContain(await outcomeOf(changed))
      }
    }
  })

  test('binds the mode: a link cannot be turned into one that asks for no passphrase', async () => {
    const fragment = await formatFragment({ ...plain, mode: 'p' })
    expect(await outcomeOf(fragment.replace(/^1p/, '1n'))).toBe('altered')
  })

  test.each([
    ['another version', (fragment: string) => fragment.replace(/^1/, '2')],
    ['another mode', (fragment: string) => fragment.replace(/^1n/, '1x')],
    ['upper case', (fragment: string) => fragment.toUpperCase()],
    ['a character more', (fragment: string) => `${fragment}A`],
    [
      'a character less in the middle',
      (fragment: string) => `${fragment.slice(0, 20)}.${fragment.slice(21)}`,
    ],
    ['a line end', (fragment: string) => `${fragment}\n`],
    ['a locator of three parts', (fragment: string) => `${fragment}.kind.AAAA.AAAA`],
    ['a kind in upper case', (fragment: string) => `${fragment}.KIND.AAAA`],
    ['a kind that is too long', (fragment: string) => `${fragment}.${'k'.repeat(33)}.AAAA`],
    ['words', () => 'section-2'],
  ])('calls a link with %s altered', async (_, change) => {
    expect(await outcomeOf(change(await formatFragment(plain)))).toBe('altered')
  })

  test('never throws and never finds a link in anything else', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...`1np.#${ALPHABET}`), minLength: 45, maxLength: 60 }),
    )
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await outcomeOf(text)).not.toBe('link')
      }),
      { numRuns: 500 },
    )
  })
})

describe('fragmentOf', () => {
  const base = 'https://endpoint.example/'

  test.each([
    ['the link itself', 'https://endpoint.example/#1nABC', false],
    ['a host in upper case', 'https://ENDPOINT.example/#1nABC', false],
    ['the default port', 'https://endpoint.example:443/#1nABC', false],
    ['no slash', 'https://endpoint.example#1nABC', false],
    ['a query that a tracker put in', 'https://endpoint.example/?utm_source=chat#1nABC', false],
    ['# escaped once', 'https://endpoint.example/%231nABC', true],
    ['# escaped twice', 'https://endpoint.example/%25231nABC', true],
    ['# escaped three times', 'https://endpoint.example/%2525231nABC', true],
    ['# escaped, then a query', 'https://endpoint.example/%231nABC?utm_source=mail', true],
  ])('finds the fragment in %s', (_, url, exposed) => {
    expect(fragmentOf(url, base)).toEqual({ fragment: '1nABC', exposed })
  })

  test('finds it below a path', () => {
    const below = 'https://intranet.example/secrets/'
    expect(fragmentOf(`${below}#1n`, below)).toEqual({ fragment: '1n', exposed: false })
    expect(fragmentOf(`${below}%231n`, below)).toEqual({ fragment: '1n', exposed: true })
    expect(fragmentOf('https://intranet.example/#1n', below)).toBeNull()
    expect(fragmentOf('https://intranet.example/secrets#1n', below)).toBeNull()
  })

  test('keeps a locator', () => {
    expect(fragmentOf(`${base}%231nABC.privatebin.AAAA`, base)?.fragment).toBe(
      '1nABC.privatebin.AAAA',
    )
  })

  test.each([
    ['another host', 'https://other.example/#1n'],
    ['a host that begins alike', 'https://endpoint.example.evil.example/#1n'],
    ['a host that hides behind a user name', 'https://endpoint.example@evil.example/#1n'],
    ['another scheme', 'http://endpoint.example/#1n'],
    ['another port', 'https://endpoint.example:8443/#1n'],
    ['another path', 'https://endpoint.example/v1/info#1n'],
    ['no fragment', 'https://endpoint.example/'],
    ['an empty fragment', 'https://endpoint.example/#'],
    ['an empty escaped fragment', 'https://endpoint.example/%23'],
    ['no URL at all', 'endpoint.example/#1n'],
    ['the empty text', ''],
  ])('finds nothing in %s', (_, url) => {
    expect(fragmentOf(url, base)).toBeNull()
  })
})
