import * as v from 'valibot'
import { receiptsSchema } from '#lib/endpoints/capabilities.ts'
import { LONGEST_ID } from '#lib/endpoints/endpoint.ts'
import { stateSchema, timeSchema } from '#lib/endpoints/wire.ts'

/** What the sender keeps of a share. Never label, text, passphrase, seed or link. */
const fieldsSchema = v.object({
  /** Of our making: those that servers choose may be the same at two of them, or another's. */
  id: v.string(),
  /** By which its endpoint knows it. */
  serverId: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ID))),
  ownerKey: v.string(),
  endpointId: v.string(),
  /** Where it lies. Followed and revoked as long as an endpoint at this address is configured. */
  baseUrl: v.string(),
  kind: v.string(),
  createdAt: timeSchema,
  /** Null where only an opening ends it. */
  expiresAt: v.nullable(timeSchema),
  /** By how much the endpoint's clock, which gives most times here, is ahead of this machine's. */
  clockGapSeconds: v.optional(v.number(), 0),
  maxOpens: v.number(),
  /** Typed by the sender for this list alone; it never leaves the browser. */
  localName: v.optional(v.nullable(v.string()), null),
  secretKind: v.optional(v.picklist(['text', 'file']), 'text'),
  hasPassphrase: v.optional(v.boolean(), false),
  /** What its endpoint tells of it. */
  receipts: v.optional(receiptsSchema, 'full'),
  /** Whether its endpoint lets its sender take it back. */
  canRevoke: v.optional(v.boolean(), true),
  state: stateSchema,
  /** Times of openings as the receipt gives them, oldest first. */
  openings: v.optional(v.array(timeSchema), []),
  /** When the state was reached; null while waiting, or when nobody knows. */
  endedAt: v.optional(v.nullable(timeSchema), null),
  /** Wrong passphrases that the endpoint counted: somebody has the link and guesses. */
  failedAttempts: v.optional(v.number(), 0),
  /** When an opener first said that a mail filter had sent the key to a server. */
  exposedAt: v.optional(v.nullable(timeSchema), null),
  /** It was opened or locked, and the sender has not looked at the list since. */
  isNews: v.optional(v.boolean(), false),
  /** When the endpoint answered last, by this machine's clock in milliseconds; null for never. */
  checkedAt: v.optional(v.nullable(v.number()), null),
  /** When it was asked last, whether it answered or not. */
  askedAt: v.optional(v.nullable(v.number()), null),
  /** How long after that the endpoint wants to be left alone (429). */
  waitMs: v.optional(v.number(), 0),
})

/** Older records go by the server's id. */
export const recordSchema = v.pipe(
  fieldsSchema,
  v.transform((record) => ({ ...record, serverId: record.serverId ?? record.id })),
)
export type ShareRecord = v.InferOutput<typeof recordSchema>

/** The record of a share that was just made: nobody has opened or asked about it yet. */
export function newRecord(
  share: Omit<v.InferInput<typeof recordSchema>, 'state' | 'openings' | 'endedAt' | 'isNews'>,
): ShareRecord {
  return v.parse(recordSchema, { ...share, state: 'waiting' })
}
