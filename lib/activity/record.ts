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
  state: stateSchema,
})
export type ShareRecord = v.InferOutput<typeof recordSchema>
