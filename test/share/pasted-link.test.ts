import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFragment } from '#lib/crypto/link.ts'
import { readPastedLink } from '#lib/share/pasted-link.ts'

const BASE = 'https://secrets.example.com/'
const BELOW = 'https://secrets.example.com/team/'
const LOCAL = 'http://127.0.0.1:8443/'
const BASES = [BASE, BELOW, LOCAL]
const PASTES = 'https://paste.example.com/'
const ENDPOINTS = [
  ...BASES.map((baseUrl) => ({ kind: 'matchstick', baseUrl })),
  { kind: 'privatebin', baseUrl: PASTES },
]

const fragmentOf = (seed: Uint8Array<ArrayBuffer>, mode: 'n' | 'p' = 'n') =>
  formatFragment({ mode, seed, locator: null })
const FRAGMENT = await fragmentOf(new Uint8Array(32).fill(7))
const LINK = `${BASE}#${FRAGMENT}`

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes))
const links = fc.record({
  seed: seeds,
  mode: fc.constantFrom('n' as const, 'p' as const),
  base: fc.constantFrom(...BASES),
})
/** What a message may put anywhere into a link. */
const breaks = fc.constantFrom(
  '\n',
  '\r\n',
  '\n> ',
  '\n  > > ',
  ' \n',
  '\u00ad',
  '\u200b',
  '\ufeff',
  ' ',
)

/** Minutes of work, where an expression is tried at each of them: the test's own time limit tells. */
const MANY = 100_000

test.each([
  `${' '.repeat(MANY)}x`,
  'a'.repeat(MANY),
  'a.'.repeat(MANY),
  `${PASTES}${'.'.repeat(MANY)}x`,
  `${BASE}#${'.'.repeat(MANY)}x`,
])('however long it is, it is read at once: %.30s', async (pasted) => {
  expect((await readPastedLink(pasted, ENDPOINTS)).is).not.toBe('link')
})

describe('the link is found', () => {
  test.for([
    ['as it is', LINK],
    ['between spaces and line ends', `  \n${LINK}\t\n`],
    ['in quotes', `"${LINK}"`],
    ['in typographic quotes', `“${LINK}”`],
    ['in angle brackets', `<${LINK}>`],
    ['in brackets, at the end of a sentence', `(see ${LINK}).`],
    ['in a sentence', `Here you are: ${LINK}, it opens once!`],
    ['with words stuck to its end', `${LINK}and`],
    ['without its scheme', LINK.replace('https://', '')],
    ['with a host in capitals', LINK.replace('secrets.example.com', 'Secrets.Example.COM')],
    ['behind a tracker’s query', LINK.replace('#', '?utm_source=mail&x=%20#')],
    ['among other addresses', `https://www.example.com/#top says ${LINK}`],
    ['in Markdown', `[the key](${LINK})`],
    ['as a mail shows it twice', `${LINK} <${LINK}>`],
  ] as const)('%s', async ([, pasted]) => {
    expect(await readPastedLink(pasted, ENDPOINTS)).toEqual({ is: 'link', link: LINK })
  })

  test.for(['%23', '%2523', '%252523'])('as a mail filter wrote it, with %s', async (mark) => {
    const link = `${BASE}%23${FRAGMENT}`
    expect(await readPastedLink(`<${LINK.replace('#', mark)}>`, ENDPOINTS)).toEqual({
      is: 'link',
      link,
    })
  })

  test('below the address of another endpoint', async () => {
    const link = `${BELOW}#${FRAGMENT}`
    expect(await readPastedLink(link, ENDPOINTS)).toEqual({ is: 'link', link })
  })

  test('whatever breaks it into pieces', () =>
    fc.assert(
      fc.asyncProperty(
        links,
        fc.array(fc.tuple(fc.nat(), breaks), { maxLength: 6 }),
        async ({ seed, mode, base }, cuts) => {
          const link = `${base}#${await fragmentOf(seed, mode)}`
          let pasted = link
          for (const [at, cut] of cuts) {
            const index = at % (pasted.length + 1)
            pasted = pasted.slice(0, index) + cut + pasted.slice(index)
          }
          expect(await readPastedLink(pasted, ENDPOINTS)).toEqual({ is: 'link', link })
        },
      ),
    ))
})

describe('what is not whole is never taken for a link', () => {
  test('however much of its end is missing', () =>
    fc.assert(
      fc.asyncProperty(
        links,
        fc.integer({ min: 1, max: 49 }),
        async ({ seed, mode, base }, missing) => {
          const link = `${base}#${await fragmentOf(seed, mode)}`
          const found = await readPastedLink(link.slice(0, -missing), ENDPOINTS)
          expect(found).toEqual({ is: 'truncated' })
        },
      ),
    ))

  test('whichever character was changed', () =>
    fc.assert(
      fc.asyncProperty(
        links,
        fc.nat({ max: 46 }),
        fc.nat({ max: 61 }),
        async ({ seed, mode, base }, at, pick) => {
          const fragment = await fragmentOf(seed, mode)
          const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
          const old = fragment.charAt(2 + at)
          const letter = letters.replace(old, '').charAt(pick)
          const changed = fragment.slice(0, 2 + at) + letter + fragment.slice(3 + at)
          expect(await readPastedLink(`${base}#${changed}`, ENDPOINTS)).toEqual({ is: 'altered' })
        },
      ),
    ))

  test('in the middle of a message, cut', async () => {
    const cut = `It is ${LINK.slice(0, -12)} I think`
    expect(await readPastedLink(cut, ENDPOINTS)).toEqual({ is: 'truncated' })
  })
})

describe('other things', () => {
  test.for([
    ['a link of another server', `https://other.example.org/#${FRAGMENT}`, 'other.example.org'],
    ['the same without its scheme', `other.example.org/#${FRAGMENT}`, 'other.example.org'],
    [
      'one that only begins alike',
      `https://secrets.example.com.evil.example/#${FRAGMENT}`,
      'secrets.example.com.evil.example',
    ],
    [
      'one that only ends alike',
      `https://my-secrets.example.com/#${FRAGMENT}`,
      'my-secrets.example.com',
    ],
    [
      'one that has the address in its path',
      `https://evil.example/secrets.example.com/#${FRAGMENT}`,
      'evil.example',
    ],
    ['another port', `http://127.0.0.1:9999/#${FRAGMENT}`, '127.0.0.1:9999'],
  ] as const)('%s', async ([, pasted, host]) => {
    expect(await readPastedLink(pasted, ENDPOINTS)).toEqual({ is: 'foreign', host })
  })

  test.for(['', '   ', 'hunter2', `#${FRAGMENT}`, 'see https://'])(
    'no link: %s',
    async (pasted) => {
      expect(await readPastedLink(pasted, ENDPOINTS)).toEqual({ is: 'none' })
    },
  )

  test('whatever was pasted, it answers', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const { is } = await readPastedLink(text, ENDPOINTS)
        expect(is).not.toBe('link')
      }),
    ))
})

describe('a link of another kind', () => {
  const KEY = '4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw'
  const PASTE = `${PASTES}?0123456789abcdef#-${KEY}`

  test.each([PASTE, `Here: <${PASTE}>.`, `see ${PASTE}, it opens once`])('%s', async (pasted) => {
    expect(await readPastedLink(pasted, ENDPOINTS)).toEqual({ is: 'link', link: PASTE })
  })

  test('that lost its end', async () => {
    expect(await readPastedLink(PASTE.slice(0, -20), ENDPOINTS)).toEqual({ is: 'truncated' })
  })

  test('of a server that is none of ours', async () => {
    const foreign = PASTE.replace('paste.', 'other.')
    expect(await readPastedLink(foreign, ENDPOINTS)).toEqual({
      is: 'foreign',
      host: 'other.example.com',
    })
  })
})
