/** A link that was made, as all that may hear of it are told. */
import * as v from 'valibot'
import { withoutSchema } from '#lib/endpoints/capabilities.ts'

/** Of our making; those of older records are the servers'. */
export const shareIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

/** What the person who shared may see; `link` goes to extension pages only. */
export const createdShareSchema = v.object({
  id: shareIdSchema,
  link: v.string(),
  /** Null where only an opening ends it. */
  expiresAt: v.nullable(v.string()),
  maxOpens: v.number(),
  hasPassphrase: v.boolean(),
  endpointName: v.string(),
  /** Its sender can take it back. */
  canRevoke: v.boolean(),
  /** What a recipient without the extension does with the link. */
  without: withoutSchema,
  clockGapSeconds: v.number(),
})
export type CreatedShare = v.InferOutput<typeof createdShareSchema>
