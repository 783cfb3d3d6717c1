import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { withSite } from '#lib/policy/sites.ts'
import { createSettingsWorld, NOW } from './settings-world.ts'

/** Made at run time: nothing in the repository may look like a credential. */
const PASSWORD = ['hunter2-', 'Kx9w'].join('')
const TOKENS = [
  { print: 1, time: null, site: null, detector: null },
  { print: 2, time: NOW, site: 'slack', detector: 'jwt' },
]

async function load(settings = DEFAULT_SETTINGS) {
  const all = createSettingsWorld(settings)
  all.world.ignored = TOKENS
  await all.model.load()
  return { ...all, alone: all.model.leftAlone }
}

const OFF = withSite({ ...DEFAULT_SETTINGS, off: ['jwt'] }, 'slack', {
  off: ['generic-password', 'jwt'],
})

describe('kinds of credentials', () => {
  test('are listed with their site, and found again one by one', async () => {
    const { world, model, alone } = await load(OFF)
    const listed = () =>
      alone.kinds.value.map(({ detector, siteName }) => [model.names.of(detector), siteName])
    expect(listed()).toEqual([
      ['JSON Web Token', null],
      ['Generic password', 'Slack'],
      ['JSON Web Token', 'Slack'],
    ])
    const [everywhere, , atSlack] = alone.kinds.value
    if (everywhere) await alone.findKind(everywhere)
    expect(world.settings.off).toEqual([])
    expect(listed()).toHaveLength(2)
    if (atSlack) await alone.findKind(atSlack)
    expect(world.settings.sites.slack?.off).toEqual(['generic-password'])
  })

  test('that a person tries can be left alone everywhere, and are then no findings', async () => {
    const { model, alone } = await load()
    await model.tryIt.setText(`the password is ${PASSWORD}`)
    const [found] = model.tryIt.found.value ?? []
    expect(found?.token).toBe(PASSWORD)
    await alone.leaveAlone(found?.finding.detector ?? '')
    await model.tryIt.refresh()
    expect(model.tryIt.found.value).toEqual([])
  })
})

test('tokens are listed newest first, and found again one by one or all at once', async () => {
  const { world, alone } = await load()
  expect(alone.tokens.value.map(({ print }) => print)).toEqual([2, 1])
  await alone.findToken(2)
  expect(world.ignored.map(({ print }) => print)).toEqual([1])
  await alone.findToken(null)
  expect(alone.tokens.value).toEqual([])
})

describe('texts', () => {
  test('are no findings, until they are taken away', async () => {
    const { world, model, alone } = await load()
    await model.tryIt.setText(`the password is ${PASSWORD}`)
    alone.type(' hunter2-* ')
    await alone.allow()
    expect(alone.typed.value).toBe('')
    expect(world.settings.allow).toEqual(['hunter2-*'])
    await model.tryIt.refresh()
    expect(model.tryIt.found.value).toEqual([])
    await alone.findText('hunter2-*')
    expect(world.settings.allow).toEqual([])
  })

  test.for([
    ['', 'too-short'],
    ['abc*', 'too-short'],
    ['*', 'too-short'],
    ['x'.repeat(201), 'too-long'],
    ['there-*', 'there'],
  ])('%s is refused and stays typed', async ([text = '', problem]) => {
    const { world, alone } = await load({ ...DEFAULT_SETTINGS, allow: ['there-*'] })
    alone.type(text)
    await alone.allow()
    expect(alone.problem.value).toBe(problem)
    expect(alone.typed.value).toBe(text)
    expect(world.settings.allow).toEqual(['there-*'])
  })
})
