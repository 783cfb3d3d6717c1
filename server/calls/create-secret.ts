/** `PUT /v1/secrets/{id}`: store an envelope, safely repeatable. */
import type { HonoRequest } from 'hono'
import {
  type CreateRequest,
  createRequestSchema,
  createResponseSchema,
  type Info,
} from '#lib/endpoints/wire.ts'
import { decodeBase64url, sha256 } from '../hash.ts'
import { type Answer, json, problem, Refusal } from '../http/answer.ts'
import { bearerToken } from '../http/bearer.ts'
import { readJson, tooLarge } from '../http/json-body.ts'
import type { Route } from '../http/route.ts'
import { toTime } from '../receipt.ts'
import type { CreateOutcome, NewSecret, Store } from '../stores/store.ts'
import type { TokenCheck } from '../tokens.ts'
import { SECRET_PATH, secretId } from './secret-id.ts'

/** Room for everything in the body that is not the envelope. */
const OTHER_MEMBERS_BYTES = 1024

type Limits = Info['limits']

export function createSecretRoute(store: Store, limits: Limits, tokens: TokenCheck): Route {
  const bodyLimit = Math.ceil((limits.envelopeBytes * 4) / 3) + OTHER_MEMBERS_BYTES

  async function handle(request: HonoRequest): Promise<Answer> {
    const refusal = checkToken(request, tokens)
    if (refusal) return refusal
    const id = secretId(request)
    const body = await readJson(request, createRequestSchema, bodyLimit)
    requireWithin(body, limits)
    const secret = toNewSecret(body)
    if (secret.envelope.length > limits.envelopeBytes) throw tooLarge(bodyLimit, 'envelope')
    return answerTo(await store.create(id, secret))
  }

  return {
    method: 'PUT',
    path: SECRET_PATH,
    budget: 'creates',
    isGuessable: tokens.isNeeded,
    handle,
    description: {
      summary: 'Store an envelope. The same body again gets the same answer.',
      auth: 'creation token',
      request: createRequestSchema,
      responses: {
        201: { meaning: 'Stored.', schema: createResponseSchema },
        200: { meaning: 'This same body was stored before.', schema: createResponseSchema },
      },
      problems: [
        'invalid-request',
        'out-of-limits',
        'token-required',
        'token-refused',
        'conflict',
        'gone',
        'too-large',
        'unsupported-media-type',
        'quota-full',
      ],
    },
  }
}

function checkToken(request: HonoRequest, tokens: TokenCheck): Answer | null {
  if (!tokens.isNeeded) return null
  const token = bearerToken(request)
  if (token === null) return problem('token-required', {}, { 'WWW-Authenticate': 'Bearer' })
  return tokens.accepts(token) ? null : problem('token-refused')
}

function requireWithin(body: CreateRequest, limits: Limits): void {
  requireRange('expiresIn', body.expiresIn, limits.minTtlSeconds, limits.maxTtlSeconds)
  requireRange('maxOpens', body.maxOpens, 1, limits.maxOpens)
  if (body.maxAttempts !== null) {
    requireRange('maxAttempts', body.maxAttempts, 1, limits.maxAttempts)
  }
}

function requireRange(field: string, value: number, min: number, max: number): void {
  if (value >= min && value <= max) return
  const detail = `expected a whole number from ${min} to ${max}`
  throw new Refusal(problem('out-of-limits', { field, detail }))
}

function toNewSecret(body: CreateRequest): NewSecret {
  return {
    envelope: decodeBase64url(body.envelope),
    linkHash: decodeBase64url(body.linkHash),
    openHash: decodeBase64url(body.openHash),
    ownerHash: decodeBase64url(body.ownerHash),
    bodyHash: hashOfBody(body),
    ttlSeconds: body.expiresIn,
    maxOpens: body.maxOpens,
    maxAttempts: body.maxAttempts,
  }
}

/** Of what was meant, not how it was written: defaults filled in, member order and spaces gone. */
function hashOfBody(body: CreateRequest): Uint8Array {
  const { envelope, linkHash, openHash, ownerHash, expiresIn, maxOpens, maxAttempts } = body
  return sha256(
    JSON.stringify([envelope, linkHash, openHash, ownerHash, expiresIn, maxOpens, maxAttempts]),
  )
}

function answerTo(result: CreateOutcome): Answer {
  switch (result.outcome) {
    case 'created':
      return json(201, { expiresAt: toTime(result.expiresAt) })
    case 'repeated':
      return json(200, { expiresAt: toTime(result.expiresAt) })
    case 'gone':
      return problem('gone', { state: result.state, at: toTime(result.at) })
    case 'conflict':
      return problem('conflict')
    case 'full':
      return problem('quota-full')
  }
}
