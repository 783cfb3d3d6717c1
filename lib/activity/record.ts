import * as v from 'valibot'
import { stateSchema } from '#lib/endpoints/wire.ts'

/** What the sender keeps of a share. Never label, text, passphrase, seed or link. */
export const recordSchema = v.object({
  id: v.string(),
  ownerKey: v.string(),
  endpointId: v.string(),
  /** Kept beside the id of the endpoint, so that revoking works after its settings were removed. */
  baseUrl: v.string(),
  kind: v.string(),
  createdAt: v.string(),
  expiresAt: v.string(),
  maxOpens: v.number(),
  /** Typed by the sender for this list alone; it never leaves the browser. */
  localName: v.optional(v.nullable(v.string()), null),
  secretKind: v.optional(v.picklist(['text', 'file']), 'text'),
  hasPassphrase: v.optional(v.boolean(), false),
  state: stateSchema,
  /** Times of openings as the receipt gives them, oldest first. */
  openings: v.optional(v.array(v.string()), []),
  /** When the state was reached; null while waiting, or when nobody knows. */
  endedAt: v.optional(v.nullable(v.string()), null),
  /** When the endpoint was asked last, in milliseconds; null for never. */
  checkedAt: v.optional(v.nullable(v.number()), null),
})
export type ShareRecord = v.InferOutput<typeof recordSchema>
