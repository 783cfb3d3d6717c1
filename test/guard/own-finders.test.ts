import { describe, expect, test, vi } from 'vitest'
import { createScanner } from '#lib/detection/scan.ts'
import { ownFinders } from '#lib/guard/own-finders.ts'
import { FindingsOfBox } from '#lib/guard/tracked.ts'

const BADGE = {
  id: 'badge',
  name: 'ACME badge',
  pattern: '\\bacme-[0-9]{6}\\b',
  keywords: ['acme-'],
  severity: 'high',
} as const
const LEVELS = { critical: 'hold', high: 'hold', medium: 'mark', low: 'off' } as const
const TEXT = 'let me in: acme-204611'

function scannerWith(rules: Parameters<typeof ownFinders>[0], now = () => 0) {
  const onStopped = vi.fn<(detector: string) => void>()
  return { scanner: createScanner({ own: ownFinders(rules, now, onStopped) }), onStopped }
}

test('finds what it is for', () => {
  const { scanner, onStopped } = scannerWith([BADGE])
  expect(scanner.scan(TEXT).findings).toMatchObject([{ detector: 'own-badge', name: 'ACME badge' }])
  expect(onStopped).not.toHaveBeenCalled()
})

test('one that this browser cannot read is left out, and the others go on', () => {
  const { scanner, onStopped } = scannerWith([{ ...BADGE, id: 'broken', pattern: '(?<' }, BADGE])
  expect(scanner.scan(TEXT).findings).toHaveLength(1)
  expect(onStopped.mock.calls).toEqual([['own-broken']])
})

describe('one that is slow', () => {
  /** Each time that it is asked so many milliseconds have gone by. */
  const clock = (stepMs: () => number) => {
    let time = 0
    return () => {
      time += stepMs()
      return time
    }
  }

  test('is cut off in each look, and looks no more after the third in a row', () => {
    const now = vi.fn(clock(() => 60_000))
    const { scanner, onStopped } = scannerWith([BADGE], now)
    for (let look = 0; look < 3; look++) expect(scanner.scan(TEXT).findings).toEqual([])
    expect(onStopped.mock.calls).toEqual([['own-badge']])
    now.mockClear()
    scanner.scan(TEXT)
    expect(now).not.toHaveBeenCalled()
    expect(onStopped).toHaveBeenCalledOnce()
  })

  test('once is the fault of the machine', () => {
    let stepMs = 0
    const { scanner, onStopped } = scannerWith(
      [BADGE],
      clock(() => stepMs),
    )
    for (let look = 0; look < 9; look++) {
      stepMs = look % 3 === 2 ? 0 : 60_000
      expect(scanner.scan(TEXT).findings).toHaveLength(stepMs === 0 ? 1 : 0)
    }
    expect(onStopped).not.toHaveBeenCalled()
  })

  test('is said to have been cut off, and the same text is looked at again', () => {
    let stepMs = 60_000
    const { scanner } = scannerWith(
      [BADGE],
      clock(() => stepMs),
    )
    const box = new FindingsOfBox(scanner, LEVELS, new Set())
    box.update({ text: TEXT, change: null })
    expect(box.isPartial).toBe(true)
    stepMs = 0
    box.update({ text: TEXT, change: null })
    expect(box.isPartial).toBe(false)
    expect(box.held).toHaveLength(1)
  })

  test('many together are no slower than a few, and none is stopped for what the others took', () => {
    const rules = Array.from({ length: 50 }, (_, i) => ({ ...BADGE, id: `badge-${i}` }))
    let time = 0
    const { scanner, onStopped } = scannerWith(rules, () => (time += 5))
    for (let look = 0; look < 5; look++) {
      const before = time
      expect(scanner.scan(TEXT)).toMatchObject({ truncated: true, mayFindMore: true })
      expect(time - before).toBeLessThan(500)
    }
    expect(onStopped).not.toHaveBeenCalled()
  })
})

test('many in a long text take nothing from what else looks', () => {
  const rules = Array.from({ length: 40 }, (_, i) => ({ ...BADGE, id: `badge-${i}` }))
  const own = ownFinders(rules, () => 0, vi.fn())
  const text = `${'a plain line of a log\n'.repeat(5000)}${TEXT}`
  const scan = createScanner({ own, mostSteps: 2_000_000 }).scan(text)
  expect(scan).toMatchObject({ truncated: false, mayFindMore: false })
  expect(scan.findings).toHaveLength(1)
})

test('one that throws looks no more, and what else is found is found', () => {
  const key = ['glp', 'at-', 'Wm2Xk9Lr4Tz8Bv6Nc1Hd'].join('')
  const { exec } = RegExp.prototype
  RegExp.prototype.exec = function (text) {
    if (this.source === BADGE.pattern) throw new RangeError('too much recursion')
    return exec.call(this, text)
  }
  try {
    const { scanner, onStopped } = scannerWith([BADGE])
    const { findings } = scanner.scan(`${TEXT} ${key}`)
    expect(findings.map(({ provider }) => provider)).toEqual(['GitLab'])
    expect(onStopped.mock.calls).toEqual([['own-badge']])
  } finally {
    RegExp.prototype.exec = exec
  }
})
