/** What Hemmelig 7 says, and how bytes stand in its JSON. */
import * as v from 'valibot'
import type { Bytes } from '#lib/crypto/bytes.ts'

const natural = v.pipe(v.number(), v.integer(), v.minValue(0))
const name = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))

export const UNNAMED = 'file'

/** Of a settings page of its; the first three have been there from the start. */
export const settingsSchema = v.object({
  allowRegistration: v.boolean(),
  defaultSecretExpiration: v.number(),
  /** In KiB. */
  maxSecretSize: natural,
  allowPasswordProtection: v.nullish(v.boolean(), true),
  allowFileUploads: v.nullish(v.boolean(), true),
  requireRegisteredUser: v.nullish(v.boolean(), false),
})
export type ServerSettings = v.InferOutput<typeof settingsSchema>

/** As a JavaScript array of bytes becomes JSON: an object of numbers by their place. */
const bytesSchema = v.pipe(
  v.unknown(),
  v.transform(bytesIn),
  v.custom<Bytes>((bytes) => bytes !== null),
)

export const createdSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/)),
  /** Lately. */
  deleteToken: v.nullish(v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,512}$/))),
})
export const lookSchema = v.object({
  isPasswordProtected: v.boolean(),
  /** Lately: whether the server compares what is made of the password, or has to be told it. */
  passwordScheme: v.nullish(v.string()),
  salt: v.nullish(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
})
export type Look = v.InferOutput<typeof lookSchema>

const fileSchema = v.object({
  id: name,
  filename: v.fallback(v.pipe(v.string(), v.maxLength(5000)), UNNAMED),
  token: v.fallback(v.nullish(v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,512}$/))), null),
})
export type StoredFile = v.InferOutput<typeof fileSchema>
/** Asked for like any other, so that it is said to be missing. */
const UNREADABLE: StoredFile = { id: 'unreadable', filename: UNNAMED, token: null }

/** It is used up when it comes: only what it cannot be opened without has to be right. */
export const storedSchema = v.object({
  secret: bytesSchema,
  title: v.fallback(v.nullish(bytesSchema), null),
  salt: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** Left after this one; null without a limit. */
  views: v.fallback(v.nullish(natural), null),
  files: v.fallback(
    v.nullish(v.pipe(v.array(v.fallback(fileSchema, UNREADABLE)), v.maxLength(20)), []),
    [UNREADABLE],
  ),
})
export type Stored = v.InferOutput<typeof storedSchema>

export const uploadedSchema = v.object({
  id: name,
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
})
export const refusedSchema = v.object({ error: v.unknown() })

/** @returns null for what are no bytes, in any of the forms that its versions write them. */
function bytesIn(value: unknown): Bytes | null {
  if (typeof value !== 'object' || value === null) return null
  const list: object = 'data' in value && Array.isArray(value.data) ? value.data : value
  // Whole numbers come first and ascending among the names of an object.
  const values: unknown[] = Object.values(list)
  return values.every(isByte) ? Uint8Array.from(values) : null
}

function isByte(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255
}
