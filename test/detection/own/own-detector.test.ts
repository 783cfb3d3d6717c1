import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Candidate } from '#lib/detection/candidate.ts'
import {
  compileOwn,
  OWN_REACH,
  type OwnDetector,
  type OwnFinder,
} from '#lib/detection/own/own-detector.ts'

const HEX = '0123456789abcdef'
const TOKEN = `ACME-${HEX}${HEX}`

function own(changes: Partial<OwnDetector> = {}): OwnDetector {
  return {
    id: 'acme-deploy',
    name: 'ACME deploy token',
    pattern: '\\bACME-[0-9a-f]{32}\\b',
    keywords: ['ACME-'],
    severity: 'high',
    matches: [TOKEN],
    ignores: ['ACME-1234'],
    ...changes,
  }
}

interface Looked {
  found: string[]
  candidates: Candidate[]
  steps: number
  isWhole: boolean
}

function look(finder: OwnFinder, text: string, from?: number, to?: number): Looked {
  const candidates: Candidate[] = []
  let steps = 0
  const isWhole = finder.examineAll(
    {
      text,
      add: (one) => candidates.push(one),
      spend: (more) => {
        steps += more
      },
    },
    from,
    to,
  )
  const found = candidates.map(({ start, end }) => text.slice(start, end))
  return { found, candidates, steps, isWhole }
}

describe('an own detector', () => {
  test('finds what its pattern matches around a keyword, and says whose it is', () => {
    const { found, candidates } = look(compileOwn(own()), `deploy with ${TOKEN}, please`)
    expect(found).toEqual([TOKEN])
    expect(candidates[0]).toMatchObject({
      start: 12,
      rule: { detector: 'own-acme-deploy', name: 'ACME deploy token', severity: 'high' },
    })
  })

  test('narrows its span to the group "secret"', () => {
    const finder = compileOwn(
      own({ pattern: 'acme_token\\s*[:=]\\s*(?<secret>\\S+)', keywords: ['acme_token'] }),
    )
    expect(look(finder, 'acme_token = tops3cret now').found).toEqual(['tops3cret'])
  })

  test.for([
    ['after the keyword', 'the acme key: 55-55-55'],
    ['before the keyword', '55-55-55 is the key of acme'],
  ])('finds what stands %s', ([, text = '']) => {
    const finder = compileOwn(own({ pattern: '\\d\\d(?:-\\d\\d){2}', keywords: ['acme'] }))
    expect(look(finder, text).found).toEqual(['55-55-55'])
  })

  test('finds every one of a dense list', () => {
    const tokens = Array.from({ length: 200 }, (_, i) => `ACME-${String(i).padStart(32, '0')}`)
    const { found } = look(compileOwn(own()), tokens.join(' '))
    expect(new Set(found)).toEqual(new Set(tokens))
  })

  test('heeds case unless the pattern does not', () => {
    const lower = TOKEN.toLowerCase()
    expect(look(compileOwn(own()), lower).found).toEqual([])
    expect(look(compileOwn(own({ flags: 'i' })), lower).found).toEqual([lower])
  })

  test('is not put off by capitals whose lower case is longer', () => {
    const text = `${'\u0130'.repeat(9)} ${TOKEN}`
    expect(look(compileOwn(own({ flags: 'i' })), text).found).toEqual([TOKEN])
  })

  test('sees nothing beyond its reach', () => {
    const finder = compileOwn(own({ pattern: 'x{8}', keywords: ['acme'] }))
    const apart = (gap: number) => look(finder, `acme${' '.repeat(gap)}xxxxxxxx`).found.length
    expect(apart(OWN_REACH - 20)).toBe(1)
    expect(apart(OWN_REACH)).toBe(0)
  })

  test('takes no edge of what it sees for an edge of the text', () => {
    const finder = compileOwn(own({ pattern: '\\bx+\\b|^y|z$', keywords: ['acme'] }))
    const wide = OWN_REACH + 20
    expect(look(finder, `${'x'.repeat(wide)} acme ${'x'.repeat(wide)}`).found).toEqual([])
    expect(look(finder, `${'y'.repeat(wide)}acme${'z'.repeat(wide)}`).found).toEqual([])
  })

  test('cuts no character in half', () => {
    const finder = compileOwn(own({ pattern: 'acme:..', keywords: ['acme'] }))
    expect(look(finder, 'acme:\u{1F511}\u{1F511}').found).toEqual(['acme:\u{1F511}'])
    expect(look(finder, 'acme:a\u{1F511}').found).toEqual(['acme:a\u{1F511}'])
  })

  test('finds near an edit what it finds in the whole', () => {
    const finder = compileOwn(
      own({ pattern: '\\b\\d{4}(?:-\\d{4})?\\b', keywords: ['acme', 'key'] }),
    )
    const piece = fc.constantFrom('acme', 'key', '1234', '-', ' ', '\n', 'x'.repeat(100))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const text = pieces.join('')
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
        const all = look(finder, text).candidates
        const parts = [
          ...look(finder, text, 0, from).candidates,
          ...look(finder, text, from, to).candidates,
          ...look(finder, text, to).candidates,
        ]
        const key = ({ start, end }: Candidate) => `${start}-${end}`
        expect(parts.map(key).sort()).toEqual(all.map(key).sort())
      }),
    )
  })

  test('what is farther than its reach changes nothing', () => {
    const finder = compileOwn(own())
    const far = `${TOKEN} ${' '.repeat(OWN_REACH)}`
    const { candidates } = look(finder, `${TOKEN}${' '.repeat(2 * OWN_REACH)}`)
    expect(look(finder, `${far}${TOKEN}`, 0, 100).candidates).toEqual(candidates)
  })

  test('is linear in a text of nothing but keywords, and says that it gave up', () => {
    const finder = compileOwn(own({ pattern: 'aaab', keywords: ['aaa'] }))
    const steps = (length: number) => look(finder, 'a'.repeat(length)).steps
    expect(steps(400_000) / steps(200_000)).toBeLessThan(2.2)
    expect(look(finder, 'a'.repeat(200_000)).isWhole).toBe(false)
    expect(look(finder, 'a'.repeat(2000)).isWhole).toBe(true)
  })
})
