import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { recordSchema } from '#lib/activity/record.ts'
import { recordOf } from './examples.ts'

// Storage is not touched here, but its module asks for the browser.
vi.mock('webextension-polyfill', () => ({ default: {} }))
const { listOf } = await import('#lib/storage/item.ts')

test.for([
  ['createdAt', 'yesterday'],
  ['expiresAt', ''],
  ['openings', ['2026-11-22']],
  ['endedAt', 'damaged'],
  ['exposedAt', '12:00'],
] as const)('a record whose %s is no time costs the others nothing', ([field, value]) => {
  const whole = recordOf()
  const stored = [{ ...recordOf(), [field]: value }, whole]
  expect(v.parse(listOf(recordSchema), stored)).toEqual([whole])
})

test('a record of the first version gets what it lacks', () => {
  const { id, ownerKey, endpointId, baseUrl, kind, createdAt, expiresAt, maxOpens, state } =
    recordOf()
  const first = { id, ownerKey, endpointId, baseUrl, kind, createdAt, expiresAt, maxOpens, state }
  expect(v.parse(recordSchema, first)).toEqual({
    ...first,
    serverId: id,
    clockGapSeconds: 0,
    canRevoke: true,
    localName: null,
    secretKind: 'text',
    hasPassphrase: false,
    receipts: 'full',
    openings: [],
    endedAt: null,
    failedAttempts: 0,
    exposedAt: null,
    isNews: false,
    checkedAt: null,
    askedAt: null,
    waitMs: 0,
  })
})
