/**
 * What the script in compose boxes and the background say to each other. Apart from `messages.ts`,
 * because every byte here goes into pages.
 */
import * as v from 'valibot'
import { HOLD_EVENTS } from '#lib/activity/hold-event.ts'
import { siteFactsSchema } from '#lib/editors/sites/facts.ts'
import { receiptsSchema, withoutSchema } from '#lib/endpoints/capabilities.ts'
import { LEVELS } from '#lib/guard/level.ts'
import { isWhere } from '#lib/guard/where.ts'
import { shareIdSchema } from './created-share.ts'
import { heldAnswerSchema, heldSchema, LIMITS, reportedSchema } from './reported.ts'

/** A megabyte as base64url. */
const LONGEST_FILE = Math.ceil((1024 * 1024 * 4) / 3)
const fileWord = v.pipe(v.string(), v.maxLength(1024))
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(1024 * 1024))
const level = v.picklist(LEVELS)
/** Those who ask may be a page that took the script over: no text of its choice is kept. */
const detector = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/))

/** What holds for one site, for the script there. */
export const composerSettingsSchema = v.object({
  /** Off: the site is switched off or paused; the script lets go of everything. */
  isOn: v.boolean(),
  /** What is known of the site; null where there is nothing. */
  site: v.nullable(siteFactsSchema),
  levels: v.object({ critical: level, high: level, medium: level, low: level }),
  /** Ids of detectors that are switched off here. */
  off: v.array(v.string()),
  /** Texts that are no findings, as the scanner takes them. */
  allow: v.array(v.string()),
  /** Links of configured endpoints, as the scanner takes them. */
  links: v.array(v.object({ start: v.string(), rest: v.string() })),
  /** Detectors of one's own, without their examples. */
  own: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      pattern: v.string(),
      flags: v.exactOptional(v.string()),
      keywords: v.array(v.string()),
      severity: v.picklist(['critical', 'high', 'medium', 'low']),
    }),
  ),
  /** Send anyway wants a reason. */
  asksReason: v.boolean(),
  /** Where a link can be made, the site's first; empty before the first run is over. */
  endpoints: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      ttlSeconds: v.number(),
      /** Lifetimes on offer, ascending. */
      /** Empty where only an opening ends a secret. */
      ttlChoices: v.array(v.number()),
      maxOpens: v.number(),
      takesPassphrases: v.boolean(),
      /** What it does more weakly than others is said where the link is made. */
      revoke: v.boolean(),
      reopens: v.optional(v.literal(true)),
      receipts: receiptsSchema,
      without: withoutSchema,
      races: v.optional(v.literal(true)),
    }),
  ),
  /** Host of the endpoint that was chosen for this site and is gone; null where all is well. */
  lostEndpoint: v.nullable(v.string()),
})
export type ComposerSettings = v.InferOutput<typeof composerSettingsSchema>

/**
 * Messages of the script in a page; `serve.ts` lets content scripts send them and nobody else. What is
 * answered is apart, because that is all that the script in a page looks at.
 */
export const fromComposer = {
  /**
   * First stage: a box has the focus in this frame, bring the second stage. False where this site
   * is not watched, or no more.
   */
  'composer/load': { from: 'content', request: v.object({}) },
  /** Second stage: what holds here. */
  'composer/start': { from: 'content', request: v.object({}) },
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
  },
  /** The same for a file that was on its way into the page. */
  'composer/share-file': {
    from: 'content',
    request: v.object({
      name: fileWord,
      type: v.fallback(fileWord, ''),
      content: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_FILE)),
    }),
  },
  /** Stop what this frame is sharing; it then fails with `endpoint/cancelled`. */
  'composer/cancel': { from: 'content', request: v.object({}) },
  /** Burn the link that this tab made: the text was put back, or the link went nowhere. */
  'composer/undo': {
    from: 'content',
    request: v.object({ id: shareIdSchema }),
  },
  /** Which of these tokens a person has said are no secrets, by fingerprint. */
  'composer/known': {
    from: 'content',
    request: v.object({ tokens: v.pipe(v.array(text), v.maxLength(50)) }),
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
  },
  /** What stands in this frame's box now, for the badge and the popup. */
  'composer/report': {
    from: 'content',
    request: v.object({
      findings: v.pipe(v.array(reportedSchema), v.maxLength(50)),
      limits: v.pipe(v.array(v.picklist(LIMITS)), v.maxLength(LIMITS.length)),
    }),
  },
  /** A hold ended so, or our code threw and the send went through. */
  'composer/record': {
    from: 'content',
    request: v.object({
      event: v.picklist(HOLD_EVENTS),
      detectors: v.pipe(v.array(detector), v.maxLength(50)),
      reason: v.optional(v.pipe(v.string(), v.maxLength(500))),
      /** `whereOf` an error. */
      where: v.optional(v.fallback(v.pipe(v.string(), v.check(isWhere)), '')),
    }),
  },
  /** A passphrase of words, for the options of a link. */
  'composer/passphrase': { from: 'content', request: v.object({}) },
  /** Copy links that could not be put in place, one a line. */
  'composer/copy': { from: 'content', request: v.object({ text }) },
  /** The page does not let it be asked there: ask in a window of ours. Null: ask no more. */
  'composer/ask': { from: 'content', request: v.nullable(heldSchema) },
  /** First run or options: no endpoint is configured yet. */
  'composer/set-up': { from: 'content', request: v.object({}) },
} as const

/** What the background answers to each. */
export const answersToComposer = {
  'composer/load': v.boolean(),
  'composer/start': composerSettingsSchema,
  /** All that is needed of `CreatedShare`. */
  'composer/share': v.object({ id: v.string(), link: v.string() }),
  'composer/share-file': v.object({ id: v.string(), link: v.string() }),
  'composer/cancel': v.null(),
  'composer/undo': v.object({ isTooLate: v.boolean() }),
  'composer/known': v.array(v.boolean()),
  'composer/ignore': v.object({ how: v.picklist(['token', 'detector']) }),
  'composer/report': v.null(),
  'composer/record': v.null(),
  'composer/passphrase': v.string(),
  'composer/copy': v.null(),
  'composer/ask': v.null(),
  'composer/set-up': v.null(),
} as const

/** Messages of the background to the script in one frame. */
export const toComposer = {
  /** The settings have changed. */
  'composer/settings': { request: composerSettingsSchema, response: v.null() },
  /** What the person chose in the window. False for a reason that cannot be kept. */
  'composer/answer': {
    request: v.object({ id: v.number(), ...heldAnswerSchema.entries }),
    response: v.boolean(),
  },
} as const

export type FromComposer = {
  [Name in keyof typeof fromComposer]: (typeof fromComposer)[Name] & {
    response: (typeof answersToComposer)[Name]
  }
}
export type ToComposer = typeof toComposer
