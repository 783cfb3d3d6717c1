/** Records of holds: what came of them, and never what stood in the box. */
import * as v from 'valibot'
import { HOLD_EVENTS } from './hold-event.ts'

export const holdSchema = v.object({
  /** By this machine's clock, in milliseconds. */
  time: v.number(),
  /** Which site, as in the settings. */
  site: v.string(),
  event: v.picklist(HOLD_EVENTS),
  /** What was found, by the ids of detectors. */
  detectors: v.array(v.string()),
  /** What the person typed when they were asked why. */
  reason: v.nullable(v.string()),
  /** Of a failure: which error, where in our scripts. */
  where: v.optional(v.string(), ''),
  /** Of a failure: the version of ours that failed. */
  version: v.optional(v.string(), ''),
})
export type Hold = v.InferOutput<typeof holdSchema>

/** Beyond this the oldest go. */
const MOST_HOLDS = 500
/** And what is older: nobody asks after it any more. */
const OLDEST_MS = 90 * 24 * 60 * 60_000

/** What fails fails at every key: in so long it is one failure. */
const SAME_FAILURE_MS = 10 * 60_000

/** Newest first. */
export function withHold(holds: readonly Hold[], hold: Hold): Hold[] {
  const others = isAgain(hold, holds[0]) ? holds.slice(1) : holds
  return recent([hold, ...others], hold.time).slice(0, MOST_HOLDS)
}

function isAgain(hold: Hold, last: Hold | undefined): boolean {
  if (hold.event !== 'failed' && hold.event !== 'stopped') return false
  const same = (one: Hold) => [one.event, one.site, one.where, ...one.detectors].join()
  return last !== undefined && same(last) === same(hold) && hold.time - last.time < SAME_FAILURE_MS
}

/** Without what is too old to be kept. */
export function recent(holds: readonly Hold[], now: number): Hold[] {
  return holds.filter(({ time }) => now - time <= OLDEST_MS)
}
