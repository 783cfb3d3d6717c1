import { describe, expect, test } from 'vitest'
import { createScanner } from '#lib/detection/scan.ts'
import { DEFAULT_LEVELS } from '#lib/guard/level.ts'
import { FindingsOfBox } from '#lib/guard/tracked.ts'

/** Made at run time: nothing in the repository may look like a credential. */
const KEY = ['glp', 'at-', 'Wm2Xk9Lr4Tz8Bv6Nc1Hd'].join('')
const OTHER = ['glp', 'at-', 'Zq3Xw8Vb5Nm1Lk7Jh2Gf'].join('')

const boxOf = (text: string, known = new Set<string>()): FindingsOfBox => {
  const box = new FindingsOfBox(createScanner(), DEFAULT_LEVELS, known)
  box.update({ text, change: null })
  return box
}

/** As a box reads itself after somebody typed. */
function type(box: FindingsOfBox, at: number, inserted: string, removed = 0): void {
  const text = box.text.slice(0, at) + inserted + box.text.slice(at + removed)
  box.update({ text, change: { start: at, removed, inserted: inserted.length } })
}

describe('what is open', () => {
  test('a finding follows its text', () => {
    const box = boxOf(`use ${KEY} please`)
    type(box, 0, 'hello, ')
    expect(box.open.map(({ token }) => token)).toEqual([KEY])
    expect(box.open[0]?.finding.start).toBe(11)
  })

  test('a finding that is typed to its end, and taken away again', () => {
    const box = boxOf('')
    for (const [i, letter] of [...KEY].entries()) type(box, i, letter)
    expect(box.held.map(({ token }) => token)).toEqual([KEY])
    type(box, 10, '', 8)
    expect(box.held).toEqual([])
  })

  test('what a person lets through stays through until the message is gone', () => {
    const box = boxOf(`${KEY} and ${OTHER}`)
    box.pass(KEY)
    expect(box.held.map(({ token }) => token)).toEqual([OTHER])
    type(box, 0, 'now: ')
    expect(box.held.map(({ token }) => token)).toEqual([OTHER])
    box.update({ text: '\n', change: null })
    box.update({ text: KEY, change: null })
    expect(box.held.map(({ token }) => token)).toEqual([KEY])
  })

  test('what is no secret is none in the next message either, nor when it is pasted', () => {
    const known = new Set<string>()
    const box = boxOf(`${KEY} and ${OTHER}`, known)
    known.add(KEY)
    expect(box.held.map(({ token }) => token)).toEqual([OTHER])
    box.update({ text: '', change: null })
    expect(box.preview(0, KEY).found).toEqual([])
    box.update({ text: KEY, change: null })
    expect(box.open).toEqual([])
  })

  test('of one that stands twice the nearer is the same, once the text has moved', () => {
    const box = boxOf(`${KEY} and ${KEY}`)
    const [, second] = box.open
    if (!second) throw new Error('One finding is missing')
    type(box, 0, 'hello, ')
    expect(box.again(second)?.finding.start).toBe(second.finding.start + 7)
    type(box, 0, '', box.text.length)
    expect(box.again(second)).toBeUndefined()
  })

  test('levels decide, also when they change', () => {
    const box = boxOf(KEY)
    box.configure(createScanner(), {
      critical: 'off',
      high: 'off',
      medium: 'off',
      low: 'off',
    })
    expect(box.open).toEqual([])
    box.configure(createScanner(), DEFAULT_LEVELS)
    expect(box.held).toHaveLength(1)
  })
})

describe('what would be', () => {
  test('a pasted credential is seen before it stands there, and changes nothing', () => {
    const box = boxOf('the key:  thanks')
    const [found] = box.preview(9, KEY).found
    expect(found?.token).toBe(KEY)
    expect(box.open).toEqual([])
    expect(box.text).toBe('the key:  thanks')
  })

  test('only what touches the pasted text counts', () => {
    const box = boxOf(`${KEY} is old, `)
    expect(box.preview(box.text.length, 'hello').found).toEqual([])
  })

  test('two halves that meet are one credential', () => {
    const box = boxOf(KEY.slice(0, 12))
    expect(box.preview(12, KEY.slice(12)).found.map(({ token }) => token)).toEqual([KEY])
  })

  test('a place beyond the end is the end', () => {
    expect(boxOf('').preview(99, KEY).found).toHaveLength(1)
  })
})

test('a text to be kept may tell neither what was found nor another credential', () => {
  const box = boxOf(`use ${KEY}`)
  expect(box.showsIn('it is the key of a sandbox', box.held)).toBe(false)
  expect(box.showsIn(`${OTHER} is dead`, box.held)).toBe(true)
  const [word] = box.held.map((one) => ({ ...one, token: 'hunter2' }))
  expect(box.showsIn('hunter2 is dead', word ? [word] : [])).toBe(true)
})
