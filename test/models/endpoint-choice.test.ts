import { signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'
import { createEndpointChoice } from '#lib/models/endpoint-choice.ts'
import { withoutEndpoint } from '#lib/policy/endpoints.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/policy/settings.ts'
import { withSiteEndpoint } from '#lib/policy/site-endpoint.ts'
import { TWO_ENDPOINTS } from '../components/gallery/fixtures.ts'

const SLACK = 'https://app.slack.com/client/T0/C0'
const LONG = TWO_ENDPOINTS.endpoints[1]?.baseUrl ?? ''
const WITH_OWN = withSiteEndpoint(TWO_ENDPOINTS, 'slack', LONG)

async function setUp(
  first: Settings = TWO_ENDPOINTS,
  { url = SLACK, firstId = null }: { url?: string | null; firstId?: string | null } = {},
) {
  const settings = signal(first)
  const shown: string[] = []
  const world = { isNewer: false }
  const model = createEndpointChoice(
    {
      pageUrl: async () => url,
      async updateSettings(change) {
        if (world.isNewer) throw Object.assign(new Error(), { code: 'app/storage-newer' })
        settings.value = change(settings.value)
      },
    },
    settings,
    firstId,
    ({ id }) => void shown.push(id),
  )
  await model.start()
  return { model, settings, shown, world }
}

describe('without a choice by hand', () => {
  test('the default, and nothing to say about the site', async () => {
    const { model } = await setUp()
    expect(model.endpoint.value?.id).toBe('team')
    expect(model.siteNote.value).toBeNull()
  })

  test('the endpoint of the site in front', async () => {
    const { model, shown } = await setUp(WITH_OWN)
    expect(model.endpoint.value?.id).toBe('long')
    expect(model.siteNote.value).toEqual({ is: 'own', name: 'Slack' })
    expect(shown.at(-1)).toBe('long')
  })

  test('the default in front of any other page, and of none', async () => {
    for (const url of ['https://example.com/', null]) {
      const { model } = await setUp(WITH_OWN, { url })
      expect(model.endpoint.value?.id).toBe('team')
      expect(model.siteNote.value).toBeNull()
    }
  })

  test('none, where none is configured', async () => {
    const { model, shown } = await setUp(DEFAULT_SETTINGS)
    expect(model.endpoint.value).toBeNull()
    expect(model.siteNote.value).toBeNull()
    expect(shown).toEqual([])
  })
})

describe('another endpoint than the one of the site', () => {
  test('is for this share alone, until it is kept for the site', async () => {
    const { model, settings } = await setUp()
    model.choose('long')
    expect(model.endpoint.value?.id).toBe('long')
    expect(settings.value).toEqual(TWO_ENDPOINTS)
    expect(model.siteNote.value).toEqual({ is: 'other', name: 'Slack' })
    await model.keepForSite()
    expect(settings.value.siteEndpoints).toEqual({ slack: LONG })
    expect(model.siteNote.value).toEqual({ is: 'own', name: 'Slack' })
  })

  test('is nothing to keep where there is no site', async () => {
    const { model, settings } = await setUp(TWO_ENDPOINTS, { url: null })
    model.choose('long')
    expect(model.siteNote.value).toBeNull()
    await model.keepForSite()
    expect(settings.value).toEqual(TWO_ENDPOINTS)
  })

  test('was chosen where the form was before', async () => {
    const { model } = await setUp(TWO_ENDPOINTS, { firstId: 'long' })
    expect(model.endpoint.value?.id).toBe('long')
  })

  test('that cannot be kept is said so', async () => {
    const { model, world } = await setUp()
    world.isNewer = true
    model.choose('long')
    await model.keepForSite()
    expect(model.failure.value).toEqual({ code: 'app/storage-newer' })
    expect(model.siteNote.value).toEqual({ is: 'other', name: 'Slack' })
  })
})

test('an endpoint that can do something else now is shown anew, and one that cannot is not', async () => {
  const { settings, shown } = await setUp()
  const before = shown.length
  settings.value = { ...TWO_ENDPOINTS, notifications: false }
  expect(shown).toHaveLength(before)
  const endpoints = TWO_ENDPOINTS.endpoints.map((each) => ({
    ...each,
    capabilities: { ...each.capabilities, maxOpens: 1 },
  }))
  settings.value = { ...TWO_ENDPOINTS, endpoints }
  expect(shown).toHaveLength(before + 1)
})

test('a site goes back to the default', async () => {
  const { model, settings } = await setUp(WITH_OWN)
  await model.leaveToDefault()
  expect(settings.value.siteEndpoints).toEqual({})
  expect(model.endpoint.value?.id).toBe('team')
  expect(model.siteNote.value).toBeNull()
})

test('an endpoint of the site that was removed is said, until somebody decides', async () => {
  const { model, settings, shown } = await setUp(WITH_OWN)
  settings.value = withoutEndpoint(WITH_OWN, 'long')
  const lost = { is: 'lost', name: 'Slack', host: new URL(LONG).host }
  expect(model.siteNote.value).toEqual(lost)
  expect(model.endpoint.value?.id).toBe('team')
  expect(shown.at(-1)).toBe('team')
  model.choose('team')
  expect(model.siteNote.value).toEqual(lost)
  await model.leaveToDefault()
  expect(model.siteNote.value).toBeNull()
})
