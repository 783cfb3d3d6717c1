import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scan } from '#lib/detection/scan.ts'
import { FIXED_DETECTORS, type Reference, referenceScan } from './reference.ts'
import { texts } from './texts.ts'

const ids = new Set(FIXED_DETECTORS.map(({ id }) => id))

/** Of the fast scanner: what needs no context, an id that went with its secret too. */
function fixedFindings(text: string): Reference[] {
  return (
    scan(text)
      .findings.flatMap((finding) => (finding.related ? [finding, finding.related] : [finding]))
      .filter(({ detector }) => ids.has(detector))
      .map(({ detector, start, end }) => ({ detector, start, end }))
      .sort((a, b) => a.start - b.start)
      // One id may belong to several secrets.
      .filter((one, i, all) => one.start !== all[i - 1]?.start)
  )
}

test('the fast scanner finds what the slow one finds, and nothing else, of fixed structures', () => {
  fc.assert(
    fc.property(texts(FIXED_DETECTORS), (text) => {
      expect(fixedFindings(text)).toEqual(referenceScan(text))
    }),
    { numRuns: 200 },
  )
})
