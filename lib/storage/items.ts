/** Everything the extension keeps, and where. Nothing here holds text, a passphrase or a seed on disk. */
import * as v from 'valibot'
import { holdSchema } from '#lib/activity/hold.ts'
import { recordSchema } from '#lib/activity/record.ts'
import { ignoredTokenSchema } from '#lib/guard/ignored-token.ts'
import { draftSchema, latestShareSchema } from '#lib/messaging/messages.ts'
import { heldSchema, LIMITS, reportedSchema } from '#lib/messaging/reported.ts'
import { readStoredSettings } from '#lib/policy/stored-settings.ts'
import { openedSchema } from '#lib/share/opened.ts'
import { defineItem, defineReadItem, listOf, mapOf } from './item.ts'

/** A selection in a page: the token names it among those that its frame's script has read. */
export const placeSchema = v.object({ tabId: v.number(), frameId: v.number(), token: v.number() })
export type Place = v.InferOutput<typeof placeSchema>

export const settingsItem = defineReadItem({
  area: 'local',
  key: 'settings',
  readStored: readStoredSettings,
})

/**
 * Creation tokens by endpoint id, and those sign-ins that a person asked to be kept; apart from the
 * settings, so that an export cannot hold them.
 */
export const tokensItem = defineItem({
  area: 'local',
  key: 'tokens',
  schema: mapOf(v.string()),
  fallback: {},
})

/** Sign-ins by endpoint id, until the browser closes. Memory only. */
export const sessionTokensItem = defineItem({
  area: 'session',
  key: 'tokens',
  schema: mapOf(v.string()),
  fallback: {},
})

/** Records of shares; those of private windows stay in memory. */
export const recordsItem = defineItem({
  area: 'local',
  key: 'records',
  schema: listOf(recordSchema),
  fallback: [],
})

export const privateRecordsItem = defineItem({
  area: 'session',
  key: 'records',
  schema: listOf(recordSchema),
  fallback: [],
})

/** Texts that wait: of failed or unfinished shares, and selections to confirm; ten minutes each. */
export const draftsItem = defineItem({
  area: 'session',
  key: 'drafts',
  schema: listOf(
    v.object({
      savedAt: v.number(),
      place: v.nullable(placeSchema),
      draft: draftSchema,
    }),
  ),
  fallback: [],
})

/** The newest share with its link, so that it outlives the popup. Memory only. */
export const latestShareItem = defineItem({
  area: 'session',
  key: 'latestShare',
  schema: latestShareSchema,
  fallback: null,
})

/**
 * Where in which tab a share was made, by its id: that tab alone may undo it, and copy its link, of
 * which the SHA-256 is kept.
 */
export const pageSharesItem = defineItem({
  area: 'session',
  key: 'pageShares',
  schema: v.record(
    v.string(),
    v.object({ place: placeSchema, madeAt: v.number(), link: v.string() }),
  ),
  fallback: {},
})

/** When each tab asked for a share or a note lately (milliseconds), for its rate limits. */
export const attemptsItem = defineItem({
  area: 'session',
  key: 'attempts',
  schema: v.record(v.string(), v.array(v.number())),
  fallback: {},
})

/** Links that wait for the tab of the reveal page opened for them, by tab id. */
export const revealsItem = defineItem({
  area: 'session',
  key: 'reveals',
  schema: v.record(v.string(), v.string()),
  fallback: {},
})

/** Frames in which "Check this page" has looked, by tab, the newest last. */
export const checkedTabsItem = defineItem({
  area: 'session',
  key: 'checkedTabs',
  schema: listOf(v.object({ tabId: v.number(), frameIds: v.array(v.number()) })),
  fallback: [],
})

/** SHA-256 of what was copied last, while it waits to be cleared (Firefox); never the text. */
export const copiedItem = defineItem({
  area: 'session',
  key: 'copied',
  schema: v.nullable(v.string()),
  fallback: null,
})

/** What was opened in this browser session; never the content, the link or its key. */
export const openedItem = defineItem({
  area: 'session',
  key: 'opened',
  schema: listOf(openedSchema),
  fallback: [],
})

/** Tabs whose next page of an endpoint is the site's own (Firefox; Chromium has rules for tabs). */
export const passesItem = defineItem({
  area: 'session',
  key: 'passes',
  schema: v.array(v.number()),
  fallback: [],
})

/** Openings begun in this browser session: which claim an id was opened with, and when. No keys. */
export const claimsItem = defineItem({
  area: 'session',
  key: 'claims',
  schema: v.record(v.string(), v.object({ claim: v.string(), time: v.number() })),
  fallback: {},
})

/** Tells tokens again that a person called no secrets; random, and of this installation alone. */
export const fingerprintKeyItem = defineItem({
  area: 'local',
  key: 'fingerprintKey',
  schema: v.nullable(v.string()),
  fallback: null,
})

/** Those tokens by their fingerprints, newest last. */
export const ignoredItem = defineItem({
  area: 'local',
  key: 'ignored',
  schema: listOf(ignoredTokenSchema),
  fallback: [],
})

/** The same for private windows, with what they switched off; memory only. */
export const privateIgnoredItem = defineItem({
  area: 'session',
  key: 'ignored',
  schema: v.object({
    tokens: v.array(v.number()),
    /** Ids of detectors by the key of the site. */
    off: v.record(v.string(), v.array(v.string())),
  }),
  fallback: { tokens: [], off: {} },
})

/** Until when warnings are off at a site, in milliseconds, by its key. */
export const pausesItem = defineItem({
  area: 'session',
  key: 'pauses',
  schema: v.record(v.string(), v.number()),
  fallback: {},
})

/** Frames in which the script for compose boxes runs, and what stands in their boxes. */
export const watchedFramesItem = defineItem({
  area: 'session',
  key: 'watchedFrames',
  schema: v.array(
    v.object({
      /** Of what was noted last: what comes after is another. */
      id: v.number(),
      tabId: v.number(),
      frameId: v.number(),
      /** The key of the site. */
      site: v.string(),
      isPrivate: v.boolean(),
      findings: v.array(reportedSchema),
      limits: v.array(v.picklist(LIMITS)),
    }),
  ),
  fallback: [],
})

/** When our code threw last in a tab's page, and something went through unchecked. */
export const failuresItem = defineItem({
  area: 'session',
  key: 'failures',
  schema: mapOf(v.number()),
  fallback: {},
})

/** Holds that are asked about in windows of ours, by the ids of those windows' tabs. Never the text. */
export const heldItem = defineItem({
  area: 'session',
  key: 'held',
  schema: v.record(
    v.string(),
    v.object({
      ...heldSchema.entries,
      /** Of the page. */
      tabId: v.number(),
      frameId: v.number(),
      siteName: v.string(),
    }),
  ),
  fallback: {},
})

/** Keys of the sites whose open tabs have the guard; null since the extension was started. */
export const armedItem = defineItem({
  area: 'session',
  key: 'armed',
  schema: v.nullable(v.array(v.string())),
  fallback: null,
})

/** What came of holds; those of private windows stay in memory. */
export const holdsItem = defineItem({
  area: 'local',
  key: 'holds',
  schema: listOf(holdSchema),
  fallback: [],
})

export const privateHoldsItem = defineItem({
  area: 'session',
  key: 'holds',
  schema: listOf(holdSchema),
  fallback: [],
})
