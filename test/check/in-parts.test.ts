import { expect, test } from 'vitest'
import { scanParts } from '#lib/check/in-parts.ts'
import { scan } from '#lib/detection/scan.ts'

const TOKEN = ['glp', 'at-', 'Wm2Xk9Lr4Tz8Bv6Nc1Hd'].join('')
const SIZES = { part: 1000, margin: 200 } as const

test('yields after each part how far it is, and finds what lies on a border once', () => {
  for (const place of [990, 1000, 1190, 1999]) {
    const text = `${'word '.repeat(place / 5).slice(0, place)} ${TOKEN} ${'word '.repeat(300)}`
    const parts = scanParts(text, scan, SIZES)
    const yielded: number[] = []
    let step = parts.next()
    for (; !step.done; step = parts.next()) yielded.push(step.value)
    expect(yielded).toEqual(yielded.toSorted((a, b) => a - b))
    expect(yielded.at(-1)).toBe(text.length)
    expect(step.value.findings.map(({ start, end }) => text.slice(start, end))).toEqual([TOKEN])
  }
})
