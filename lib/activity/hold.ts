/** Records of holds: what came of them, and never what stood in the box. */
import * as v from 'valibot'

export const holdSchema = v.object({
  /** By this machine's clock, in milliseconds. */
  time: v.number(),
  /** Which site, as in the settings. */
  site: v.string(),
  event: v.picklist(['replaced', 'sent-anyway', 'pasted-anyway', 'failed']),
  /** What was found, by the ids of detectors. */
  detectors: v.array(v.string()),
  /** What the person typed when they were asked why. */
  reason: v.nullable(v.string()),
})
export type Hold = v.InferOutput<typeof holdSchema>

/** Beyond this the oldest go. */
const MOST_HOLDS = 500

/** Newest first. */
export function withHold(holds: readonly Hold[], hold: Hold): Hold[] {
  return [hold, ...holds].slice(0, MOST_HOLDS)
}
