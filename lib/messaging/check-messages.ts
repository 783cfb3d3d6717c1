/**
 * What the popup and the script that looks at a page for it say to each other. Apart from
 * `messages.ts`, because every byte here goes into pages. No text of a page is in it but the public
 * beginnings of what was found.
 */
import * as v from 'valibot'
import { SHOWN } from '#lib/check/shown-start.ts'
import { LEVELS } from '#lib/guard/level.ts'

const severity = v.picklist(['critical', 'high', 'medium', 'low'])
const level = v.picklist(LEVELS)
const name = v.pipe(v.string(), v.maxLength(200))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Deeper ones count as this deep. */
export const MOST_DEPTH = 100

/** More are counted and marked, and not listed. */
export const MOST_ROWS = 100

/** By what the page is looked at: what holds in the compose boxes of its site. */
export const checkSettingsSchema = v.object({
  levels: v.object({ critical: level, high: level, medium: level, low: level }),
  /** Everywhere. */
  off: v.array(v.string()),
  /** Off at the site of the page in front: frames of other sites are looked at without it. */
  offAt: v.nullable(v.object({ origin: v.string(), off: v.array(v.string()) })),
  allow: v.array(v.string()),
  links: v.array(v.object({ start: v.string(), rest: v.string() })),
  own: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      pattern: v.string(),
      flags: v.exactOptional(v.string()),
      keywords: v.array(v.string()),
      severity,
    }),
  ),
  /** The site is watched: what a person called no secret there can be asked for. */
  isWatched: v.boolean(),
})
export type CheckSettings = v.InferOutput<typeof checkSettingsSchema>

/** A credential in one frame, wherever it stands there. */
export const checkRowSchema = v.object({
  /** In its frame. */
  id: count,
  name,
  provider: name,
  kind: v.picklist([
    'secret',
    'test-key',
    'private-key',
    'password',
    'connection-string',
    'webhook',
    'token',
    'otp-seed',
    'recovery-code',
    'seed-phrase',
  ]),
  severity,
  /** False: it may be something else. */
  isSure: v.boolean(),
  /** What may be shown of it; empty for what people choose. */
  start: v.pipe(v.string(), v.maxLength(SHOWN)),
  where: v.picklist(['text', 'field', 'link']),
  /** In how many places it stands. */
  places: count,
  rotateUrl: v.optional(v.pipe(v.string(), v.maxLength(2048), v.url(), v.startsWith('https://'))),
})
export type CheckRow = v.InferOutput<typeof checkRowSchema>

/**
 * `partial`: there is more text than was looked at. `changing`: so much comes in that the last of it
 * was not looked at. `document`: no text of a page, but a PDF file or a picture. `failed`: our code threw.
 */
export const CHECK_LIMITS = ['partial', 'changing', 'document', 'failed'] as const
export type CheckLimit = (typeof CHECK_LIMITS)[number]

/** How far the look at one frame is. */
export const checkStateSchema = v.object({
  isDone: v.boolean(),
  /** That were looked at so far. */
  characters: count,
  rows: v.pipe(v.array(checkRowSchema), v.maxLength(MOST_ROWS)),
  /** Found besides those. */
  more: count,
  limits: v.pipe(v.array(v.picklist(CHECK_LIMITS)), v.maxLength(CHECK_LIMITS.length)),
  /** Embedded documents that somebody sees in it, and that cannot be looked into from it. */
  closedFrames: count,
  /** It is such a document itself. */
  isClosedFrame: v.boolean(),
  /** In how many other frames it is. */
  depth: v.pipe(count, v.maxValue(MOST_DEPTH)),
})
export type CheckState = v.InferOutput<typeof checkStateSchema>

/** Which place is shown, from 1, of how many that are still there; null where none is. */
const showAnswerSchema = v.object({ place: v.nullable(count), places: count })
export type ShowAnswer = v.InferOutput<typeof showAnswerSchema>

/** Messages of the popup to the script in one frame. */
export const toCheck = {
  /** Begin, and forget what was found before. */
  'check/start': { request: checkSettingsSchema, response: v.null() },
  'check/read': { request: v.object({}), response: checkStateSchema },
  /** Scroll to a place of a row, and flash its mark. */
  'check/show': {
    request: v.object({ id: count, place: count }),
    response: showAnswerSchema,
  },
  /** Take the marks away, and forget what was found. */
  'check/clear': { request: v.object({}), response: v.null() },
} as const
export type ToCheck = typeof toCheck
