import { describe, expect, test } from 'vitest'
import type { OwnProblem } from '#lib/detection/own/check-own.ts'
import { detectorOf, fieldOf, rowOf } from '#lib/models/own-detectors.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { createSettingsWorld } from './settings-world.ts'

const BADGE = {
  id: 'acme-badge',
  name: 'ACME badge',
  pattern: 'ACME-[0-9]{6}',
  keywords: ['ACME-'],
  severity: 'high',
  matches: ['ACME-204611'],
  ignores: ['ACME-12'],
} as const
const KEPT = {
  ...BADGE,
  keywords: [...BADGE.keywords],
  matches: [...BADGE.matches],
  ignores: [...BADGE.ignores],
  isOn: true,
}
const WITH_BADGE = { ...DEFAULT_SETTINGS, own: [KEPT] }

async function load(...from: Parameters<typeof createSettingsWorld>) {
  const all = createSettingsWorld(...from)
  await all.model.load()
  return { ...all, own: all.model.own }
}

async function write(own: Awaited<ReturnType<typeof load>>['own']): Promise<void> {
  const { id: _, ...fields } = BADGE
  own.add()
  own.set(fields)
  await own.save()
}

describe('a new one', () => {
  test('is kept under an id of its name, and looks at once', async () => {
    const { world, own } = await load()
    await write(own)
    expect(own.draft.value).toBeNull()
    expect(own.saved.value).toBe('acme-badge')
    expect(world.settings.own).toEqual([KEPT])
  })

  test('with the name of another has another id, and one of signs has one too', async () => {
    const { world, own } = await load(WITH_BADGE)
    await write(own)
    own.add()
    own.set({ ...BADGE, id: null, name: '密码' })
    await own.save()
    expect(world.settings.own.map(({ id }) => id)).toEqual([
      'acme-badge',
      'acme-badge-2',
      'detector',
    ])
  })

  test('that is refused stays as it was typed, with the reason', async () => {
    const { world, own } = await load()
    own.add()
    own.set({ name: ' ', pattern: 'ACME-(', keywords: ['', 'AC'], matches: ['x', ''] })
    const written = own.draft.value
    await own.save()
    expect(own.draft.value).toBe(written)
    expect(own.check.value).toMatchObject({ step: 'refused' })
    expect(world.settings.own).toEqual([])
    const check = own.check.value
    const problems = check.step === 'refused' ? check.problems : []
    expect(new Set(problems.map(fieldOf))).toEqual(
      new Set(['name', 'pattern', 'keywords', 'matches', 'ignores']),
    )
    // What is mended is not complained of any more; the rest is.
    own.set({ name: 'ACME' })
    const left = own.check.value
    expect(left.step === 'refused' && left.problems.map(fieldOf)).not.toContain('name')
    expect(left).toMatchObject({ step: 'refused' })
  })

  test('that could be slow is refused', async () => {
    const { world, own } = await load()
    world.backtracking = { safe: false, reason: 'backtracks' }
    await write(own)
    expect(own.check.value).toEqual({ step: 'refused', problems: [{ code: 'backtracks' }] })
    expect(own.draft.value).toMatchObject({ name: 'ACME badge' })
    expect(world.settings.own).toEqual([])
  })

  test('for which there is no room is refused, and nothing is lost', async () => {
    const many = Array.from({ length: 50 }, (_, i) => ({ ...KEPT, id: `badge-${i}` }))
    const { world, own } = await load({ ...DEFAULT_SETTINGS, own: many })
    await write(own)
    expect(own.check.value).toEqual({ step: 'no-room' })
    expect(own.draft.value).toMatchObject({ name: 'ACME badge' })
    expect(world.settings.own).toHaveLength(50)
  })

  test('that cannot be kept says so, and nothing is lost', async () => {
    const { own, ports } = await load()
    ports.updateSettings = async () => {
      throw Object.assign(new Error(), { code: 'app/storage-newer' })
    }
    await write(own)
    expect(own.check.value).toEqual({ step: 'failed', failure: { code: 'app/storage-newer' } })
    expect(own.draft.value).toMatchObject({ name: 'ACME badge' })
  })
})

test('what is typed while it is checked is not overtaken by the answer', async () => {
  const { world, own } = await load()
  own.add()
  own.set(BADGE)
  const saving = own.save()
  own.set({ name: 'ACME badge of 2027' })
  await saving
  expect(own.draft.value).toMatchObject({ name: 'ACME badge of 2027' })
  expect(own.check.value).toEqual({ step: 'idle' })
  expect(world.settings.own).toEqual([])
})

test('testing says that all is right, and keeps nothing', async () => {
  const { world, model, own } = await load()
  await model.tryIt.setText('see ACME-555555')
  expect(model.tryIt.found.value).toEqual([])
  own.add()
  own.set({ ...BADGE, id: null })
  await own.test()
  expect(own.check.value).toEqual({ step: 'fine' })
  expect(world.settings.own).toEqual([])
  expect(model.tryIt.found.value).toMatchObject([{ token: 'ACME-555555' }])
})

describe('one that is there', () => {
  test('keeps its id and its switch when it is written anew', async () => {
    const { world, own } = await load({ ...DEFAULT_SETTINGS, own: [{ ...KEPT, isOn: false }] })
    own.edit(KEPT)
    own.set({ name: 'Badge', flags: ' i ', ignores: [...BADGE.ignores, 'the badge', ''] })
    await own.save()
    expect(world.settings.own).toEqual([
      { ...KEPT, name: 'Badge', flags: 'i', ignores: ['ACME-12', 'the badge'], isOn: false },
    ])
  })

  test('is switched off, and removed', async () => {
    const { world, own } = await load(WITH_BADGE)
    await own.switchOn('acme-badge', false)
    expect(world.settings.own).toEqual([{ ...KEPT, isOn: false }])
    own.askToRemove('acme-badge')
    expect(own.removing.value).toBe('acme-badge')
    await own.remove('acme-badge')
    expect(world.settings.own).toEqual([])
  })
})

test('every problem is said at a field, and at the row that it is about', () => {
  const rows = ['ACME-204611', 'AC', 'ACME-x']
  const at = (problem: OwnProblem) => [fieldOf(problem), rowOf(problem, rows)]
  expect(at({ code: 'short-keyword', keyword: 'AC', least: 3 })).toEqual(['keywords', 1])
  expect(at({ code: 'example-not-found', example: 'ACME-x' })).toEqual(['matches', 2])
  expect(at({ code: 'ignored-example-found', example: 'ACME-204611' })).toEqual(['ignores', 0])
  expect(at({ code: 'no-keywords' })).toEqual(['keywords', null])
  expect(at({ code: 'too-long', field: 'keyword', limit: 8 })).toEqual(['keywords', 0])
  expect(at({ code: 'bad-flags', flags: 'g' })).toEqual(['flags', null])
  expect(at({ code: 'backreference', position: 3 })).toEqual(['pattern', null])
})

test('a draft without flags stands for a detector without flags', () => {
  expect(detectorOf({ ...BADGE, flags: '' }, 'x')).not.toHaveProperty('flags')
})
