import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '#lib/detection/finding.ts'
import { createScanner, scan } from '#lib/detection/scan.ts'
import { allCases } from '#test/corpus/all.ts'
import { flat, hostileTexts } from '#test/corpus/hostile.ts'

const cases = allCases(12).map(({ text }) => text)

const REQUIRED = [
  'confidence',
  'detector',
  'end',
  'kind',
  'name',
  'provider',
  'reason',
  'severity',
  'start',
]
const OPTIONAL = ['invisible', 'related', 'rotateUrl']

function expectComplete(text: string, findings: readonly Finding[]): void {
  let last = 0
  for (const finding of findings) {
    const { start, end } = finding
    expect(start).toBeGreaterThanOrEqual(last)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
    last = end
    const keys = Object.keys(finding).filter((key) => !OPTIONAL.includes(key))
    expect(keys.toSorted()).toEqual(REQUIRED)
    if ('beside' in finding.reason) {
      expect(finding.reason.beside).not.toContain(text.slice(start, end))
    }
  }
}

describe('findings', () => {
  test('are sorted, apart and complete; no reason tells the credential', () => {
    for (const text of cases) expectComplete(text, scan(text).findings)
  })

  test('of several texts in one too', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...cases), { maxLength: 5 }), (all) => {
        const text = all.join('\n')
        expectComplete(text, scan(text).findings)
      }),
      { numRuns: 100 },
    )
  })

  test('are plain values', () => {
    for (const text of cases.filter((_, i) => i % 20 === 0)) {
      const { findings } = scan(text)
      expect(structuredClone(findings)).toEqual(findings)
      expect(JSON.parse(JSON.stringify(findings))).toEqual(findings)
    }
  })

  test('are the same every time, whatever is scanned in between', () => {
    const some = cases.filter((_, i) => i % 10 === 0)
    const first = some.map((text) => scan(text))
    const second = some
      .toReversed()
      .map((text) => scan(text))
      .toReversed()
    expect(second.map(({ findings }) => findings)).toEqual(first.map(({ findings }) => findings))
    expect(second.map(({ steps }) => steps)).toEqual(first.map(({ steps }) => steps))
  })

  test('a scanner with settings leaves the plain one as it is', () => {
    const text = cases.find((one) => scan(one).findings.length === 1) ?? ''
    const [one] = scan(text).findings
    const strict = createScanner({ off: [one?.detector ?? ''] })
    expect(strict.scan(text).findings.map(({ detector }) => detector)).not.toContain(one?.detector)
    expect(scan(text).findings).toEqual([one])
  })
})

describe('work', () => {
  test('ordinary texts are read to their ends', () => {
    for (const text of cases) expect(scan(text).truncated).toBe(false)
  })

  test('at most 200 looks at each character of a hostile text', () => {
    const steep = hostileTexts([])
      .map(({ name, make }) => ({ name, each: scan(make(20_000)).steps / 20_000 }))
      .filter(({ each }) => each > 200)
    expect(steep).toEqual([])
  })

  test('more credentials than any message has: the scan ends and says so', () => {
    const line = `https://me:q7${'wB3kT9x'}@db.acme.io/\n`
    const { truncated, findings } = scan(flat(line.repeat(200_100)))
    expect(truncated).toBe(true)
    expect(findings.length).toBeLessThanOrEqual(200_000)
  })

  test('a leaked list is read to its end, as is a run that is cut everywhere', () => {
    // Whatever compares every finding with every other needs minutes for these.
    const passwords = Array.from(
      { length: 60_000 },
      (_, i) => `password: kT9q${i.toString(36)}Zw4!b`,
    )
    // A few of so many read like words.
    expect(scan(flat(passwords.join('\n'))).findings.length).toBeGreaterThan(59_900)

    const body = 'aB3dE6gH9jK2mN5pQ8sT'
    const tokens = Array.from({ length: 40_000 }, (_, i) => {
      const id = (1e9 + i * 7919).toString(36)
      return `a1b2c3d4\\_${'glpat'}-${id}${body.slice(id.length)}~`
    })
    expect(scan(flat(tokens.join(''))).findings).toHaveLength(40_000)
  })

  test('a reason quotes no credential that stands in a name', () => {
    const token = `ghp_${'aB3dE6gH9jK2mN5pQ8sT'}1vW4xY7zC0fD2hJ5l`
    const { findings } = scan(`"${token}_token": "${'kT9qZw4b'}R7xN2mP5"`)
    for (const { reason } of findings)
      expect(JSON.stringify(reason)).not.toContain(token.slice(4, 20))
    expect(findings).not.toHaveLength(0)
  })

  test('a start of letters inside of longer base64 is none', () => {
    const before = 'Qk9x/7TgA2'.repeat(4)
    const body = `EAA${'aB3dE6gH9jK2mN5pQ8sT'.repeat(5)}`
    expect(scan(`data ${before}/${body}`).findings).toEqual([])
    expect(scan(`data ${body}`).findings).toHaveLength(1)
  })

  test('a webhook is found with its scheme', () => {
    const url = `https://hooks.slack.com/services/T${'0A1B2C3D4'}/B${'5E6F7G8H9'}/${'aB3dE6gH9jK2mN5pQ8sT1vW4'}`
    const [finding] = scan(`post to ${url} please`).findings
    expect(finding).toMatchObject({ start: 8, end: 8 + url.length })
  })
})
