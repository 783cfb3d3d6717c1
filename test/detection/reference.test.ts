import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scan } from '#lib/detection/scan.ts'
import { FIXED_DETECTORS, type Reference, referenceScan } from './reference.ts'
import { texts } from './texts.ts'

/** Of what may be published nothing is said, but beside a secret that it tells the context of. */
const ids = new Set(FIXED_DETECTORS.filter((one) => !one.public).map(({ id }) => id))

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
    {
      numRuns: 200,
      // An app's id, and something that is a secret beside it alone.
      examples: [[`cli_0000t0000t0000r0 ${'SK000060000700060E'}0000B0000a0000\n00 `]],
    },
  )
})
