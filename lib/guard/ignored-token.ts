/** A token that a person called no secret: how it is known again, and never what it is. */
import * as v from 'valibot'

const told = v.object({
  /** Its fingerprint. */
  print: v.number(),
  /** When that was, by this machine's clock in milliseconds; null where it was not kept yet. */
  time: v.nullable(v.number()),
  /** The key of the site. */
  site: v.nullable(v.string()),
  detector: v.nullable(v.string()),
})
export type IgnoredToken = v.InferOutput<typeof told>

/** At first the fingerprint alone was kept. */
export const ignoredTokenSchema = v.union([
  told,
  v.pipe(
    v.number(),
    v.transform((print): IgnoredToken => ({ print, time: null, site: null, detector: null })),
  ),
])
