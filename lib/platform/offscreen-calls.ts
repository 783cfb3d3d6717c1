/**
 * What Chrome's offscreen document is asked, and what it answers. Bytes go as base64url, since
 * messages are JSON here.
 */
import * as v from 'valibot'
import { customApiSchema } from '#lib/endpoints/custom/api.ts'
import { stateSchema } from '#lib/endpoints/wire.ts'
import { failureSchema } from '#lib/messaging/failure.ts'

const ownerKeySchema = v.object({
  id: v.string(),
  ownerKey: v.string(),
  expiresAt: v.nullable(v.string()),
})

/** Strict, since what is left out without a word would be shared in another way. */
const addressSchema = v.strictObject({
  baseUrl: v.string(),
  token: v.nullable(v.string()),
  linkPage: v.optional(v.nullable(v.string())),
  revealPage: v.optional(v.nullable(v.string())),
  api: v.optional(v.nullable(customApiSchema)),
})

/** What a kind of endpoint is asked there: the service worker cannot load its code. */
const kindCallSchema = v.variant('call', [
  v.object({
    call: v.literal('share'),
    request: v.object({
      secret: v.object({
        kind: v.picklist(['text', 'file']),
        content: v.string(),
        label: v.optional(v.string()),
        name: v.optional(v.string()),
        type: v.optional(v.string()),
      }),
      passphrase: v.nullable(v.string()),
      ttlSeconds: v.number(),
      maxOpens: v.number(),
      maxAttempts: v.nullable(v.number()),
    }),
  }),
  v.object({ call: v.literal('status'), key: ownerKeySchema }),
  v.object({ call: v.literal('revoke'), key: ownerKeySchema }),
])
export type KindCall = v.InferOutput<typeof kindCallSchema>

/** `id` names work that can be ended. */
export const offscreenCallSchema = v.variant('offscreen', [
  v.object({
    offscreen: v.literal('copy'),
    text: v.string(),
    clearAfterSeconds: v.nullable(v.number()),
  }),
  v.object({
    offscreen: v.literal('stretch'),
    id: v.number(),
    passphrase: v.string(),
    salt: v.string(),
  }),
  v.object({
    offscreen: v.literal('kind'),
    id: v.number(),
    kind: v.string(),
    at: addressSchema,
    ask: kindCallSchema,
  }),
  v.object({ offscreen: v.literal('end'), id: v.number() }),
])
export type OffscreenCall = v.InferOutput<typeof offscreenCallSchema>

export const offscreenAnswerSchema = v.object({
  ok: v.boolean(),
  /** The stretched passphrase; what a kind answered, as JSON. */
  value: v.optional(v.string()),
  failure: v.optional(failureSchema),
})
export type OffscreenAnswer = v.InferOutput<typeof offscreenAnswerSchema>

export const sharedSchema = v.object({
  link: v.string(),
  id: v.string(),
  ownerKey: v.string(),
  createdAt: v.string(),
  expiresAt: v.nullable(v.string()),
})

export const toldSchema = v.nullable(
  v.object({
    state: stateSchema,
    expiresAt: v.nullable(v.string()),
    endedAt: v.nullable(v.string()),
    openings: v.array(v.string()),
    failedAttempts: v.number(),
    exposedAt: v.nullable(v.string()),
  }),
)
