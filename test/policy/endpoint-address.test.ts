import { expect, test } from 'vitest'
import { addressOf } from '#lib/policy/endpoint-address.ts'
import { canOf, configureEndpoint, describedServer } from '#lib/policy/endpoints.ts'
import { JSON_API } from '../endpoints/servers/custom.ts'

const baseUrl = 'https://team.example/'

test('a described server is configured with its description, and addressed by it', () => {
  const probed = describedServer(baseUrl, JSON_API)
  const endpoint = configureEndpoint(probed, { id: 'one', baseUrl, api: JSON_API })
  expect(endpoint).toMatchObject({ kind: 'custom', needsToken: true, api: JSON_API })
  expect(addressOf(endpoint, 'abc')).toEqual({
    baseUrl,
    token: 'abc',
    api: JSON_API,
  })
})

test('without a page of ours only people with the extension read what such a server shows', () => {
  const capabilities = {
    ...describedServer(baseUrl, JSON_API).capabilities,
    without: 'paste',
  } as const
  const revealPage = 'https://matchstick.example/'
  expect(canOf({ capabilities, revealPage }).without).toBe('paste')
  expect(canOf({ capabilities, revealPage: null }).without).toBe('nothing')
  expect(canOf({ capabilities: { ...capabilities, without: 'page' } }).without).toBe('page')
})
