import * as v from 'valibot'

/** What the badge and the popup know of a finding: never the credential, nor where it stands. */
export const reportedSchema = v.object({
  detector: v.pipe(v.string(), v.maxLength(200)),
  name: v.pipe(v.string(), v.maxLength(200)),
  severity: v.picklist(['critical', 'high', 'medium', 'low']),
  rotateUrl: v.optional(v.pipe(v.string(), v.maxLength(2048), v.url(), v.startsWith('https://'))),
})
export type Reported = v.InferOutput<typeof reportedSchema>
