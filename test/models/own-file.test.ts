import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { createSettingsWorld } from './settings-world.ts'

const BADGE = {
  id: 'acme-badge',
  name: 'ACME badge',
  pattern: 'ACME-[0-9]{6}',
  flags: 'm',
  keywords: ['ACME-'],
  severity: 'high' as const,
  matches: ['two\nlines ACME-204611'],
  ignores: ['ACME-12'],
}

async function load(own = [{ ...BADGE, isOn: false }]) {
  const all = createSettingsWorld({ ...DEFAULT_SETTINGS, own })
  await all.model.load()
  const choose = (content: unknown) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    return all.model.ownFile.choose({ size: text.length, text: async () => text })
  }
  return { ...all, file: all.model.ownFile, choose }
}

test('what is exported is imported the same, and is what the command line takes', async () => {
  const { world, file, choose } = await load()
  file.export('detectors.json')
  const [saved] = world.saved
  expect(JSON.parse(saved?.text ?? '')).toEqual({ detectors: [BADGE] })
  world.settings = DEFAULT_SETTINGS
  await choose(saved?.text ?? '')
  expect(world.settings.own).toEqual([{ ...BADGE, isOn: true }])
})

test('each is taken or refused by itself, and an update leaves the switch', async () => {
  const { world, file, choose } = await load()
  const changed = { ...BADGE, name: 'Badge' }
  const bad = { ...BADGE, id: 'bad', matches: ['nothing'] }
  await choose({ detectors: [changed, { ...BADGE, id: 'new' }, bad, BADGE] })
  const state = file.state.value
  expect(state.step === 'done' && state.entries.map(({ outcome }) => outcome.is)).toEqual([
    'updated',
    'added',
    'refused',
    'twice',
  ])
  expect(world.settings.own).toEqual([
    { ...changed, isOn: false },
    { ...BADGE, id: 'new', isOn: true },
  ])
})

test('beyond what may be kept the rest is told to have no room', async () => {
  const { world, file, choose } = await load([])
  const detectors = Array.from({ length: 52 }, (_, i) => ({ ...BADGE, id: `badge-${i}` }))
  await choose({ detectors })
  const state = file.state.value
  const outcomes = state.step === 'done' ? state.entries.map(({ outcome }) => outcome.is) : []
  expect(outcomes.slice(48)).toEqual(['added', 'added', 'no-room', 'no-room'])
  expect(world.settings.own).toHaveLength(50)
})

describe('a file that is none', () => {
  test.for([
    ['{', { step: 'no-json' }],
    [7, { step: 'bad-file', where: null }],
    [[], { step: 'bad-file', where: 'detectors' }],
    [{ detectors: [{ ...BADGE, keywords: 'ACME' }] }, { where: 'detectors.0.keywords' }],
    [{ detectors: [{ ...BADGE, more: 1 }] }, { where: 'detectors.0.more' }],
    [' '.repeat(600_000), { step: 'too-big' }],
  ])('says where it goes wrong: %#', async ([content, expected]) => {
    const { world, file, choose } = await load([])
    await choose(content)
    expect(file.state.value).toMatchObject(expected as object)
    expect(world.settings.own).toEqual([])
  })
})

test('one that was refused goes into the editor as it stands, with an id that can be kept', async () => {
  const { model } = await load([])
  model.own.edit({ ...BADGE, id: 'Bad Id', matches: ['nothing'] })
  expect(model.own.draft.value).toMatchObject({
    id: null,
    name: 'ACME badge',
    matches: ['nothing'],
  })
})
