import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PROVIDERS } from '#lib/detection/detectors/index.ts'
import { compileOwn } from '#lib/detection/own/own-detector.ts'
import { type Change, createScanner, rescan, scan } from '#lib/detection/scan.ts'
import { allCases } from '#test/corpus/all.ts'
import { texts } from './texts.ts'

const detectors = PROVIDERS.flatMap((provider) => provider.detectors)
const cases = allCases(9).map(({ text }) => text)

/** Long enough that an edit leaves most of it alone. */
const FILLER = `${'nothing to see on this line, only words\n'.repeat(30)}\n`

const parts = fc.oneof(
  { weight: 3, arbitrary: texts(detectors, 2) },
  { weight: 3, arbitrary: fc.constantFrom(...cases) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(FILLER, '\n', ' ', 'password: ', 'key=', 'the token is '),
  },
)
const documents = fc.array(parts, { minLength: 1, maxLength: 6 }).map((all) => all.join('\n'))

/** Where, how much is taken away, and what is put there: typed, deleted, replaced, pasted. */
const edits = fc.record({
  place: fc.nat(),
  removed: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(40), fc.nat(2000)),
  put: fc.oneof(
    fc.constant(''),
    fc.constantFrom('a', 'Z', '0', '-', '_', '"', '=', ' ', '\n', '\\', ':', 'é', '\u200b', '密'),
    fc.constantFrom(...cases),
    texts(detectors, 1),
  ),
})

function changed(text: string, edit: { place: number; removed: number; put: string }): Change {
  const start = edit.place % (text.length + 1)
  const removed = Math.min(edit.removed, text.length - start)
  return {
    text: text.slice(0, start) + edit.put + text.slice(start + removed),
    start,
    removed,
    inserted: edit.put.length,
  }
}

const BADGE = {
  id: 'badge',
  name: 'ACME badge',
  pattern: '\\bacme-[0-9]{6}\\b',
  keywords: ['acme-'],
  severity: 'high',
  matches: [],
  ignores: [],
} as const

describe('after an edit', () => {
  test('the same is found as in the whole text, however often it is edited', () => {
    fc.assert(
      fc.property(documents, fc.array(edits, { minLength: 1, maxLength: 5 }), (document, all) => {
        let before = scan(document)
        let text = document
        for (const edit of all) {
          const change = changed(text, edit)
          const after = rescan(before, change)
          const whole = scan(change.text)
          expect(after.findings).toEqual(whole.findings)
          expect(after.truncated).toBe(whole.truncated)
          before = after
          text = change.text
        }
      }),
      { numRuns: 150 },
    )
  })

  test('the same with an own detector, which looks at the whole text', () => {
    const scanner = createScanner({ own: [compileOwn(BADGE)] })
    fc.assert(
      fc.property(documents, fc.array(edits, { minLength: 1, maxLength: 4 }), (document, all) => {
        let before = scanner.scan(document)
        let text = document
        for (const edit of all) {
          const put = edit.put.length % 2 === 0 ? 'badge acme-204611 ' : edit.put
          const change = changed(text, { ...edit, put })
          before = scanner.rescan(before, change)
          expect(before.findings).toEqual(scanner.scan(change.text).findings)
          text = change.text
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a character costs no scan of the whole beside an own detector', () => {
    const scanner = createScanner({ own: [compileOwn(BADGE)] })
    const text = `${FILLER.repeat(80)}acme-204611`
    const before = scanner.scan(text)
    expect(before.findings).toHaveLength(1)
    const after = scanner.rescan(before, changed(text, { place: 40_000, removed: 0, put: 'e' }))
    // Its keywords are looked for in all of it, which counts once.
    expect(after.steps).toBeLessThan(text.length * 1.2)
  })

  test('a character costs a twentieth of the steps of the whole, in a draft of 100 kB', () => {
    const draft = `${FILLER}${cases.filter((_, i) => i % 97 === 0).join('\n')}\n`
    const text = draft.repeat(Math.ceil(100_000 / draft.length)).slice(0, 100_000)
    const before = scan(text)
    const costs = Array.from({ length: 40 }, (_, i) => {
      const change = changed(text, { place: i * 2_473, removed: 0, put: 'e' })
      return rescan(before, change).steps
    })
    const median = costs.toSorted((a, b) => a - b)[20] ?? 0
    expect(median * 20).toBeLessThan(before.steps)
  })
})
