import { describe, expect, test } from 'vitest'
import { MARGIN, PART, scanInParts } from '#cli/scan/in-parts.ts'
import type { Finding, Scan } from '#lib/detection/finding.ts'

/** Finds `<...>`, of any length. */
function bracketScan(text: string): Scan {
  const findings = [...text.matchAll(/<x*>/g)].map(
    ({ index, 0: { length } }): Finding => ({
      start: index,
      end: index + length,
      detector: 'bracket',
      provider: 'Test',
      name: 'bracket',
      kind: 'secret',
      severity: 'low',
      confidence: 'high',
      reason: { code: 'known-shape' },
      related: { start: index, end: index + 1, detector: 'open' },
    }),
  )
  return { findings, truncated: text.includes('!'), mayFindMore: false, steps: 0 }
}

describe('a long text in parts', () => {
  test.for([' ', 'line\n'])('has the findings of the whole, between %j', (filler) => {
    const long = `<${'x'.repeat(MARGIN / 2)}>`
    const places = [0, 100, PART - 5, PART - MARGIN / 4, 2 * PART, 2 * PART + 1, 3 * PART - 1]
    let text = ''
    for (const place of places) {
      text = text.padEnd(place, filler) + (place % 2 === 1 ? long : '<xx>')
    }
    text = text.padEnd(3 * PART + MARGIN, filler)
    expect(scanInParts(text, bracketScan).findings).toEqual(bracketScan(text).findings)
  })

  test('is whole only if all parts are', () => {
    const text = ' '.repeat(3 * PART)
    expect(scanInParts(text, bracketScan).truncated).toBe(false)
    expect(scanInParts(`!${text}`, bracketScan).truncated).toBe(true)
  })
})
