import { describe, expect, test } from 'vitest'
import { undisguise } from '#lib/detection/disguise.ts'
import { rescan, scan } from '#lib/detection/scan.ts'
import { FIXED } from '#test/corpus/fixed.ts'
import { chance } from '#test/corpus/random.ts'

const HIDDEN = ['\u200b', '\u00ad', '\u200f', '\u202e', '\u2060', '\ufeff']
const KINDS = Object.entries(FIXED).filter((_, i) => i % 5 === 0)

describe('tokens with invisible characters', () => {
  test.for(KINDS)('%s: the span is all of it', ([, make]) => {
    for (const [i, hidden] of HIDDEN.entries()) {
      const whole = make(chance(i + 1))
      const plain = scan(`use ${whole} please`).findings.map(({ detector }) => detector)
      const third = Math.floor(whole.length / 3)
      const dressed = [whole.slice(0, third), whole.slice(third, -third), whole.slice(-third)].join(
        hidden,
      )
      const text = `use ${dressed} please`
      const { findings } = scan(text)
      expect(findings.map(({ detector }) => detector)).toEqual(plain)
      for (const finding of findings) expect(finding.invisible).toBe(true)
    }
  })

  test('between words they change nothing', () => {
    expect(scan('a\u200bword and an\u00adother, and 1\u200b2').findings).toEqual([])
  })

  test('an edit inside one finds what the whole scan finds', () => {
    const [, make] = KINDS[0] ?? []
    const whole = make?.(chance(4)) ?? ''
    for (const put of ['\u200b', '\\', 'a']) {
      for (let at = 0; at <= whole.length; at += 3) {
        const before = `use ${whole.slice(0, 9)}\u200b${whole.slice(9)} please`
        const start = 4 + at
        const text = before.slice(0, start) + put + before.slice(start)
        const { findings } = rescan(scan(before), { text, start, removed: 0, inserted: put.length })
        expect(findings).toEqual(scan(text).findings)
      }
    }
  })
})

test('the way back to the original text', () => {
  const text = 'x gh\u200bp\\_ab y'
  const clean = undisguise(text, 2, 10)
  expect(clean.text).toBe('x ghp_ab y')
  expect(clean.original({ start: 2, end: 8 })).toEqual({ start: 2, end: 10 })
  expect(clean.original({ start: 0, end: 1 })).toBeUndefined()
})
