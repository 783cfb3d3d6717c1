/**
 * What the script in compose boxes and the background say to each other. Apart from `messages.ts`,
 * because every byte here goes into pages.
 */
import * as v from 'valibot'
import { LEVELS } from '#lib/guard/level.ts'
import { createdShareSchema } from './created-share.ts'
import { reportedSchema } from './reported.ts'

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(1024 * 1024))
const level = v.picklist(LEVELS)
/** Those who ask may be a page that took the script over: no text of its choice is kept. */
const detector = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/))

/** What holds for one site, for the script there. */
export const composerSettingsSchema = v.object({
  /** Off: the site is switched off or paused; the script lets go of everything. */
  isOn: v.boolean(),
  /** Id of a file in `lib/editors/sites`, or null for a site that the person added. */
  siteId: v.nullable(v.string()),
  levels: v.object({ critical: level, high: level, medium: level, low: level }),
  /** Ids of detectors that are switched off here. */
  off: v.array(v.string()),
  /** How links of configured endpoints begin, as the scanner's `allow`: they are no findings. */
  linkStarts: v.array(v.string()),
  /** Send anyway wants a reason. */
  asksReason: v.boolean(),
  /** Where a link can be made, the default first; empty before the first run is over. */
  endpoints: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      ttlSeconds: v.number(),
      /** Lifetimes on offer, ascending. */
      ttlChoices: v.array(v.number()),
      maxOpens: v.number(),
    }),
  ),
})
export type ComposerSettings = v.InferOutput<typeof composerSettingsSchema>

/** Messages of the script in a page; `serve.ts` lets content scripts send them and nobody else. */
export const fromComposer = {
  /**
   * First stage: a box has the focus in this frame, bring the second stage. False where this site
   * is not watched, or no more.
   */
  'composer/load': { from: 'content', request: v.object({}), response: v.boolean() },
  /** Second stage: what holds here. */
  'composer/start': { from: 'content', request: v.object({}), response: composerSettingsSchema },
  /** A person chose the link. Counted against the limit of shares of a tab. */
  'composer/share': {
    from: 'content',
    request: v.object({
      text,
      /** Left out: the endpoint's own. */
      endpointId: v.optional(v.string()),
      ttlSeconds: v.optional(v.number()),
      maxOpens: v.optional(v.number()),
      passphrase: v.optional(v.string()),
    }),
    response: createdShareSchema,
  },
  /** Stop what this tab is sharing; it then fails with `endpoint/cancelled`. */
  'composer/cancel': { from: 'content', request: v.object({}), response: v.null() },
  /** Burn the link that this tab made: the text was put back, or the link went nowhere. */
  'composer/undo': {
    from: 'content',
    request: v.object({ id: v.pipe(v.string(), v.length(22)) }),
    response: v.object({ isTooLate: v.boolean() }),
  },
  /** Which of these tokens a person has said are no secrets, by fingerprint. */
  'composer/known': {
    from: 'content',
    request: v.object({ tokens: v.pipe(v.array(text), v.maxLength(50)) }),
    response: v.array(v.boolean()),
  },
  /**
   * Not a secret: remember it by fingerprint where it has 60 bits or more, else switch the
   * detector off for this site.
   */
  'composer/ignore': {
    from: 'content',
    request: v.object({
      token: text,
      detector,
      /** Of the finding: passwords leave no fingerprint. */
      kind: v.pipe(v.string(), v.maxLength(50)),
    }),
    response: v.object({ how: v.picklist(['token', 'detector']) }),
  },
  /** What stands in this frame's box now, for the badge and the popup. */
  'composer/report': {
    from: 'content',
    request: v.object({ findings: v.pipe(v.array(reportedSchema), v.maxLength(50)) }),
    response: v.null(),
  },
  /** A hold ended so, or our code threw and the send went through. */
  'composer/record': {
    from: 'content',
    request: v.object({
      event: v.picklist(['replaced', 'sent-anyway', 'pasted-anyway', 'failed']),
      detectors: v.pipe(v.array(detector), v.maxLength(50)),
      reason: v.optional(v.pipe(v.string(), v.maxLength(500))),
    }),
    response: v.null(),
  },
  /** A passphrase of words, for the options of a link. */
  'composer/passphrase': { from: 'content', request: v.object({}), response: v.string() },
  /** Copy a link that could not be put in place. */
  'composer/copy': { from: 'content', request: v.object({ text }), response: v.null() },
  /** First run or options: no endpoint is configured yet. */
  'composer/set-up': { from: 'content', request: v.object({}), response: v.null() },
} as const

/** Messages of the background to the script in one frame. */
export const toComposer = {
  /** The settings have changed. */
  'composer/settings': { request: composerSettingsSchema, response: v.null() },
} as const

export type FromComposer = typeof fromComposer
export type ToComposer = typeof toComposer
