import * as v from 'valibot'

/** What the badge and the popup know of a finding: never the credential, nor where it stands. */
export const reportedSchema = v.object({
  detector: v.pipe(v.string(), v.maxLength(200)),
  name: v.pipe(v.string(), v.maxLength(200)),
  severity: v.picklist(['critical', 'high', 'medium', 'low']),
  rotateUrl: v.optional(v.pipe(v.string(), v.maxLength(2048), v.url(), v.startsWith('https://'))),
})
/**
 * What a person should know of how far somebody looked: only the first part of a long text was looked at;
 * only what is seen of it stands in the page; the page changes its box so often that it is looked at now
 * and then.
 */
export const LIMITS = ['partial', 'drawn', 'resting'] as const
export type Limit = (typeof LIMITS)[number]

export type Reported = v.InferOutput<typeof reportedSchema>

/** What the popup knows of a tab. */
export const tabReportSchema = v.object({
  findings: v.array(reportedSchema),
  limits: v.array(v.picklist(LIMITS)),
  /** The host of a frame that has the focus and that nobody watches. */
  elsewhere: v.nullable(v.string()),
})
export type TabReport = v.InferOutput<typeof tabReportSchema>

/** A hold that its page did not let be asked in it: what the window knows that asks in its place. */
export const heldSchema = v.object({
  /** Of several in one frame the newest counts. */
  id: v.number(),
  what: v.picklist(['send', 'paste', 'file']),
  findings: v.pipe(v.array(reportedSchema), v.maxLength(50)),
  /** There is no "anyway". */
  isBlocked: v.boolean(),
  /** "Anyway" wants a reason. */
  asksReason: v.boolean(),
  /** An endpoint is configured. */
  canShare: v.boolean(),
})
export type Held = v.InferOutput<typeof heldSchema>

/** What a person can choose there: a link to put in by hand, as it is, or nothing of it. */
export const heldAnswerSchema = v.object({
  answer: v.picklist(['copy', 'anyway', 'back']),
  reason: v.pipe(v.string(), v.maxLength(500)),
})
export type HeldAnswer = v.InferOutput<typeof heldAnswerSchema>
