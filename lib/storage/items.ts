/** Everything the extension keeps, and where. Nothing here holds text, a passphrase or a seed on disk. */
import * as v from 'valibot'
import { recordSchema } from '#lib/activity/record.ts'
import { createdShareSchema, draftSchema } from '#lib/messaging/messages.ts'
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

/** Text of failed shares and of selections to confirm, by tab id; each for ten minutes at most. */
export const draftsItem = defineItem({
  area: 'session',
  key: 'drafts',
  schema: v.record(
    v.string(),
    v.object({ savedAt: v.number(), frameId: v.number(), draft: draftSchema }),
  ),
  fallback: {},
})

/** The newest share with its link, so that it outlives the popup. Memory only. */
export const latestShareItem = defineItem({
  area: 'session',
  key: 'latestShare',
  schema: v.nullable(createdShareSchema),
  fallback: null,
})

/** Where in which tab a share was made, by its id: that tab alone may undo it. */
export const pageSharesItem = defineItem({
  area: 'session',
  key: 'pageShares',
  schema: v.record(
    v.string(),
    v.object({ tabId: v.number(), frameId: v.number(), madeAt: v.number() }),
  ),
  fallback: {},
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
