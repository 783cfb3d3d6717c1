/**
 * Every shape on the wire of endpoint protocol v1. Client and server parse with these same
 * schemas, so they cannot drift apart. Bytes are canonical base64url, times RFC 3339 in UTC,
 * durations seconds.
 * @see docs/protocol.md
 */
import * as v from 'valibot'

export const PROTOCOL_VERSION = 1
export const ID_BYTES = 16
export const CLAIM_BYTES = 16
export const KEY_BYTES = 32
export const HASH_BYTES = 32

/** A claim answers again, and keeps the envelope alive, for this long. */
export const CLAIM_SECONDS = 60
/** An expired, opened, revoked or locked secret tells its state for at least this long. */
export const TOMBSTONE_SECONDS = 7 * 24 * 60 * 60
/** What a client asks for when a passphrase is set and the person chose nothing. */
export const DEFAULT_MAX_ATTEMPTS = 5
/** Bounds of the protocol; an endpoint publishes its own, tighter ones in `GET /v1/info`. */
export const MAX_TTL_SECONDS = 366 * 24 * 60 * 60
export const MAX_OPENS = 1000
export const MAX_ATTEMPTS = 100

const BASE64URL = /^[A-Za-z0-9_-]*$/
/** The final character of a canonical text may not carry bits that no byte uses (RFC 4648, 3.5). */
const CANONICAL_END = { 2: /[AQgw]$/, 3: /[AEIMQUYcgkosw048]$/ } as const

function isCanonicalBase64url(text: string): boolean {
  const rest = text.length % 4
  if (rest === 1 || !BASE64URL.test(text)) return false
  return rest === 0 || CANONICAL_END[rest === 2 ? 2 : 3].test(text)
}

const base64url = v.pipe(
  v.string('expected base64url text'),
  v.check(isCanonicalBase64url, 'expected canonical base64url without padding'),
  v.metadata({ format: 'base64url' }),
)

/**
 * Base64url of exactly `length` bytes. Said to have no side effects, as valibot says of its own:
 * scripts in pages then carry none of the schemas that they do not use.
 */
/* @__NO_SIDE_EFFECTS__ */
function bytes(length: number) {
  const characters = Math.ceil((length * 4) / 3)
  return v.pipe(
    v.string(`expected base64url of ${length} bytes`),
    v.length(characters, `expected base64url of ${length} bytes`),
    v.check(isCanonicalBase64url, `expected canonical base64url of ${length} bytes`),
    v.metadata({ format: 'base64url' }),
  )
}

/* @__NO_SIDE_EFFECTS__ */
const count = (max: number) =>
  v.pipe(
    v.number(`expected a whole number from 1 to ${max}`),
    v.integer(`expected a whole number from 1 to ${max}`),
    v.minValue(1, `expected a whole number from 1 to ${max}`),
    v.maxValue(max, `expected a whole number from 1 to ${max}`),
  )

const natural = v.pipe(v.number(), v.integer(), v.minValue(0))

/** RFC 3339 in UTC, as `Date.prototype.toISOString` writes it. */
/** RFC 3339, as servers give times and records keep them. */
export const timeSchema = v.pipe(v.string(), v.isoTimestamp('expected an RFC 3339 time'))

export const idSchema = bytes(ID_BYTES)
export const keySchema = bytes(KEY_BYTES)
export const claimSchema = bytes(CLAIM_BYTES)

export const stateSchema = v.picklist(['waiting', 'opened', 'expired', 'revoked', 'locked'])
export type SecretState = v.InferOutput<typeof stateSchema>

/** The states in which nothing can be opened any more. */
export const goneStateSchema = v.picklist(['opened', 'expired', 'revoked', 'locked'])
export type GoneState = v.InferOutput<typeof goneStateSchema>

/** Body of `PUT /v1/secrets/{id}`. */
export const createRequestSchema = v.strictObject({
  envelope: v.pipe(base64url, v.minLength(1, 'expected at least one byte')),
  linkHash: bytes(HASH_BYTES),
  openHash: bytes(HASH_BYTES),
  ownerHash: bytes(HASH_BYTES),
  expiresIn: count(MAX_TTL_SECONDS),
  maxOpens: v.optional(count(MAX_OPENS), 1),
  maxAttempts: v.optional(v.nullable(count(MAX_ATTEMPTS)), null),
})
export type CreateRequest = v.InferOutput<typeof createRequestSchema>

/** 201 (made now) and 200 (this same body was there already). */
export const createResponseSchema = v.object({ expiresAt: timeSchema })
export type CreateResponse = v.InferOutput<typeof createResponseSchema>

/** Body of `POST /v1/secrets/{id}/open`. */
export const openRequestSchema = v.strictObject({
  linkKey: keySchema,
  openKey: keySchema,
  claim: claimSchema,
  /** The link's fragment reached a server on its way (a mail filter wrote `#` as `%23`). */
  exposed: v.optional(v.boolean('expected true or false'), false),
})
export type OpenRequest = v.InferOutput<typeof openRequestSchema>

export const openResponseSchema = v.object({
  envelope: base64url,
  opensLeft: natural,
  /** Seconds for which the same claim gets this same answer again. */
  claimSeconds: natural,
})
export type OpenResponse = v.InferOutput<typeof openResponseSchema>

/** Body of `POST /v1/secrets/{id}/ack`; the answer is 204. */
export const ackRequestSchema = v.strictObject({ linkKey: keySchema, claim: claimSchema })
export type AckRequest = v.InferOutput<typeof ackRequestSchema>

/** 200 of `GET` (receipt) and of `DELETE` (revoke: what is true after it). */
export const receiptSchema = v.object({
  state: stateSchema,
  createdAt: timeSchema,
  expiresAt: timeSchema,
  /** When the state was reached; null while waiting. */
  endedAt: v.nullable(timeSchema),
  opensLeft: natural,
  /** One time for each opening that was spent, oldest first. */
  openings: v.array(timeSchema),
  failedAttempts: natural,
  lastFailedAt: v.nullable(timeSchema),
  /** Null where the sender set no limit. */
  attemptsLeft: v.nullable(natural),
  /** First time an opener said that the key had travelled outside the fragment. */
  exposedAt: v.nullable(timeSchema),
})
export type Receipt = v.InferOutput<typeof receiptSchema>

/** 200 of `GET /v1/info`. */
export const infoSchema = v.object({
  product: v.literal('matchstick'),
  protocol: v.literal(PROTOCOL_VERSION),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  version: v.pipe(v.string(), v.maxLength(50)),
  needsToken: v.boolean(),
  limits: v.object({
    envelopeBytes: natural,
    minTtlSeconds: natural,
    maxTtlSeconds: natural,
    maxOpens: natural,
    maxAttempts: natural,
  }),
})
export type Info = v.InferOutput<typeof infoSchema>

/** RFC 9457 problem types, each with the one status it comes with. */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request is not of the protocol.' },
  'out-of-limits': { status: 400, title: 'A value is outside the limits of this endpoint.' },
  'owner-key-required': { status: 401, title: 'Send the owner key as a bearer token.' },
  'token-required': { status: 401, title: 'Creating needs a token on this endpoint.' },
  'token-refused': { status: 403, title: 'This token is not accepted here.' },
  'origin-refused': { status: 403, title: 'Pages of other sites may not call this endpoint.' },
  'wrong-passphrase': { status: 403, title: 'The passphrase does not fit.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method.' },
  conflict: { status: 409, title: 'Something else is stored under this id.' },
  gone: { status: 410, title: 'This secret can no longer be opened.' },
  'claim-ended': { status: 410, title: 'This opening has ended.' },
  'too-large': { status: 413, title: 'The request is larger than this endpoint takes.' },
  'unsupported-media-type': { status: 415, title: 'Send application/json.' },
  'rate-limited': { status: 429, title: 'Too many requests; wait and try again.' },
  internal: { status: 500, title: 'The endpoint failed.' },
  unavailable: { status: 503, title: 'The endpoint cannot answer now; try again.' },
  'quota-full': { status: 507, title: 'The endpoint has no room left.' },
} as const
export type ProblemCode = keyof typeof PROBLEMS

const PROBLEM_PREFIX = 'urn:matchstick:problem:'

/** The stable `type` member of a problem. */
export function problemType(code: ProblemCode): string {
  return PROBLEM_PREFIX + code
}

/** The code of a problem's `type`, or null when it is none of ours. */
export function problemCode(type: string): ProblemCode | null {
  const code = type.startsWith(PROBLEM_PREFIX) ? type.slice(PROBLEM_PREFIX.length) : ''
  return Object.hasOwn(PROBLEMS, code) ? (code as ProblemCode) : null
}

/** Body of every error, `application/problem+json`; members beyond `title` by type. */
export const problemSchema = v.object({
  type: v.string(),
  status: v.number(),
  title: v.string(),
  /** Of a 400, 413 or 415: the member, header or path part that is wrong. */
  field: v.optional(v.string()),
  /** invalid-request, out-of-limits: what was expected there. */
  detail: v.optional(v.string()),
  /** wrong-passphrase. */
  attemptsLeft: v.optional(natural),
  /** gone. */
  state: v.optional(goneStateSchema),
  /** gone: when the state was reached; for `opened` the time of the last opening. */
  at: v.optional(timeSchema),
  /** rate-limited, unavailable; also in `Retry-After`. */
  retryAfterSeconds: v.optional(natural),
  /** too-large: bytes of the request body. */
  limitBytes: v.optional(natural),
})
export type Problem = v.InferOutput<typeof problemSchema>
