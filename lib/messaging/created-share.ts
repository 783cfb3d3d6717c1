/** Apart from `messages.ts`: the script in compose boxes needs this of it and nothing else. */
import * as v from 'valibot'

/** What the person who shared may see; `link` goes to extension pages only. */
export const createdShareSchema = v.object({
  id: v.pipe(v.string(), v.length(22)),
  link: v.string(),
  expiresAt: v.string(),
  maxOpens: v.number(),
  hasPassphrase: v.boolean(),
  endpointName: v.string(),
  clockGapSeconds: v.number(),
})
export type CreatedShare = v.InferOutput<typeof createdShareSchema>
