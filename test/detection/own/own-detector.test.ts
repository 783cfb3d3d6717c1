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
}

function look(finder: OwnFinder, text: string): Looked {
  const candidates: Candidate[] = []
  let steps = 0
  finder.examineAll({
    text,
    add: (one) => candidates.push(one),
    spend: (more) => {
      steps += more
    },
  })
  const found = candidates.map(({ start, end }) => text.slice(start, end))
  return { found, candidates, steps }
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
    expect(found).toEqual(tokens)
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
    const behind = (gap: number) => look(finder, `acme${' '.repeat(gap)}xxxxxxxx`).found.length
    const ahead = (gap: number) => look(finder, `xxxxxxxx${' '.repeat(gap)}acme`).found.length
    expect([behind(OWN_REACH - 5), behind(OWN_REACH - 4)]).toEqual([1, 0])
    expect([ahead(OWN_REACH - 8), ahead(OWN_REACH - 7)]).toEqual([1, 0])
  })

  test('takes no edge of what it sees for an edge of the text', () => {
    const finder = compileOwn(own({ pattern: '\\bx+\\b|^y|z$', keywords: ['acme'] }))
    const wide = 3 * OWN_REACH
    for (let more = 0; more < OWN_REACH; more += 15) {
      const [x, y, z] = ['x', 'y', 'z'].map((letter) => letter.repeat(wide + more))
      expect(look(finder, `${x} acme ${x}`).found).toEqual([])
      expect(look(finder, `${y}acme${z}`).found).toEqual([])
    }
  })

  test('cuts no character in half', () => {
    const finder = compileOwn(own({ pattern: 'acme:..', keywords: ['acme'] }))
    expect(look(finder, 'acme:\u{1F511}\u{1F511}').found).toEqual(['acme:\u{1F511}'])
    expect(look(finder, 'acme:a\u{1F511}').found).toEqual(['acme:a\u{1F511}'])
  })

  test('finds what its pattern finds in the whole text, if near a keyword', () => {
    const pattern = '\\b\\d{4}(?:-\\d{4})?\\b'
    const keywords = ['acme', 'key']
    const finder = compileOwn(own({ pattern, keywords }))
    const piece = fc.constantFrom('acme', 'key', '1234', '-', ' ', '\n', 'x'.repeat(100))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const isNear = (start: number) =>
          keywords.some((keyword) => {
            const at = text.slice(Math.max(0, start - OWN_REACH + 1)).indexOf(keyword)
            return at >= 0 && Math.max(0, start - OWN_REACH + 1) + at <= start + OWN_REACH
          })
        const expected = [...text.matchAll(new RegExp(pattern, 'g'))]
          .filter(({ index }) => isNear(index))
          .map(([match]) => match)
        expect(look(finder, text).found).toEqual(expected)
      }),
    )
  })

  test.for(['a', 'aaa ', 'the aaa, '])('is linear in a text of nothing but %j', (piece) => {
    const finder = compileOwn(own({ pattern: 'aaab', keywords: ['aaa'] }))
    const steps = (length: number) => look(finder, piece.repeat(length / piece.length)).steps
    expect(steps(400_000) / steps(200_000)).toBeLessThan(2.2)
    expect(steps(400_000)).toBeLessThan(4 * 400_000)
  })
})
