import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { EndpointAddress } from '#lib/endpoints/endpoint.ts'
import { offscreenCallSchema } from '#lib/platform/offscreen-calls.ts'
import { JSON_API } from '../endpoints/servers/custom.ts'

const at: Required<EndpointAddress> = {
  baseUrl: 'https://one.example/',
  token: 'abc',
  linkPage: 'https://links.example/',
  revealPage: 'https://matchstick.example/',
  api: JSON_API,
}
const key = { id: 'a', ownerKey: 'b', expiresAt: null }
const call = { offscreen: 'kind', id: 1, kind: 'custom', at, ask: { call: 'status', key } }

test('an address arrives whole, and with nothing else', () => {
  expect(v.parse(offscreenCallSchema, call)).toEqual(call)
  const more = { ...call, at: { ...at, another: 1 } }
  expect(v.is(offscreenCallSchema, more)).toBe(false)
})
