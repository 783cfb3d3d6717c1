/** Everything the extension keeps, and where. Nothing here holds text, a passphrase or a seed on disk. */
import * as v from 'valibot'
import { recordSchema } from '#lib/activity/record.ts'
import { toBackground } from '#lib/messaging/messages.ts'
import { DEFAULT_SETTINGS, settingsSchema } from '#lib/policy/settings.ts'
import { defineItem } from './item.ts'

export const settingsItem = defineItem({
  area: 'local',
  key: 'settings',
  schema: settingsSchema,
  fallback: DEFAULT_SETTINGS,
})

/** Creation tokens by endpoint id; apart from the settings, so that an export cannot hold them. */
export const tokensItem = defineItem({
  area: 'local',
  key: 'tokens',
  schema: v.record(v.string(), v.string()),
  fallback: {},
})

/** Records of shares; those of private windows stay in memory. */
export const recordsItem = defineItem({
  area: 'local',
  key: 'records',
  schema: v.array(recordSchema),
  fallback: [],
})

export const privateRecordsItem = defineItem({
  area: 'session',
  key: 'records',
  schema: v.array(recordSchema),
  fallback: [],
})

/** Text of a failed share, or one to confirm; for ten minutes at most. */
export const draftItem = defineItem({
  area: 'session',
  key: 'draft',
  schema: v.nullable(
    v.object({ savedAt: v.number(), draft: v.nonNullable(toBackground['draft/take'].response) }),
  ),
  fallback: null,
})

/** Links that wait for the tab of the reveal page opened for them, by tab id. */
export const revealsItem = defineItem({
  area: 'session',
  key: 'reveals',
  schema: v.record(v.string(), v.string()),
  fallback: {},
})

/** Openings begun in this browser session: which claim an id was opened with, and when. No keys. */
export const claimsItem = defineItem({
  area: 'session',
  key: 'claims',
  schema: v.record(v.string(), v.object({ claim: v.string(), time: v.number() })),
  fallback: {},
})
