/**
 * The calls of OpenBao and Vault, below `v1/`. A wrapping token stands in the header of the one call
 * that unwraps it and nowhere else: a second place, or another path, would use it up unread.
 */
import * as v from 'valibot'
import { EndpointError } from '../endpoint.ts'
import {
  type HttpAnswer,
  type HttpPorts,
  MAX_SECRET_BYTES,
  requestJson,
  throwIfBusy,
} from '../http.ts'
import { type SignIn, tokenSchema } from '../sign-in.ts'

/** Where a namespace is part of what is asked. */
export interface Place {
  baseUrl: string
  /** Empty for the root. */
  namespace: string
}

const seconds = v.pipe(v.number(), v.integer(), v.minValue(0))
const sealStatusSchema = v.object({
  initialized: v.boolean(),
  sealed: v.boolean(),
  /** Empty where an administrator hides it. */
  version: v.pipe(v.string(), v.maxLength(50)),
})
const loginSchema = v.object({ auth: v.object({ client_token: tokenSchema }) })
const wrappedSchema = v.object({
  wrap_info: v.object({
    token: tokenSchema,
    accessor: v.pipe(v.string(), v.maxLength(200)),
    ttl: seconds,
  }),
})
const lookedUpSchema = v.object({ data: v.object({ creation_path: v.string() }) })
const unwrappedSchema = v.object({ data: v.object({ matchstick: v.string() }) })
const errorsSchema = v.object({ errors: v.array(v.string()) })

export interface Wrapped {
  token: string
  accessor: string
  ttlSeconds: number
}

/** @returns null when it is neither OpenBao nor Vault. */
export async function getSealStatus(
  baseUrl: string,
  ports: HttpPorts,
): Promise<{ version: string | null } | null> {
  const answer = await requestJson({ method: 'GET', url: `${baseUrl}v1/sys/seal-status` }, ports)
  throwIfBusy(answer)
  const parsed = v.safeParse(sealStatusSchema, answer.json)
  return parsed.success ? { version: parsed.output.version || null } : null
}

/** @returns a token, which is to be let go of again. @throws EndpointError `endpoint/sign-in-refused` */
export async function logIn(
  place: Place,
  { roleId, secretId }: Extract<SignIn, { by: 'approle' }>,
  ports: HttpPorts,
): Promise<string> {
  const body = { role_id: roleId, ...(secretId !== '' && { secret_id: secretId }) }
  const answer = await post(place, 'auth/approle/login', { body }, ports)
  // 404 where nobody set this way of signing in up.
  if ([400, 401, 403, 404].includes(answer.status)) throwRefused(answer)
  return expected(loginSchema, answer).auth.client_token
}

/** What a token wrapped is not lost with it: a wrapping token belongs to no other. */
export async function logOut(place: Place, token: string, ports: HttpPorts): Promise<void> {
  await post(place, 'auth/token/revoke-self', { token }, ports)
}

export async function wrap(
  place: Place,
  token: string,
  { text, ttlSeconds }: { text: string; ttlSeconds: number },
  ports: HttpPorts,
): Promise<Wrapped> {
  const call = {
    token,
    body: { matchstick: text },
    headers: { 'x-vault-wrap-ttl': `${ttlSeconds}` },
  }
  const answer = await post(place, 'sys/wrapping/wrap', call, ports)
  if (answer.status === 413) throw new EndpointError('endpoint/too-large')
  if (answer.status === 400) throwOutOfLimits()
  if (answer.status === 403) throwRefused(answer)
  const { wrap_info } = expected(wrappedSchema, answer)
  const { accessor, ttl } = wrap_info
  return { token: wrap_info.token, accessor, ttlSeconds: ttl }
}

/** Uses nothing up, and needs no sign-in. @returns where it was made; null when there is none. */
export async function lookUp(
  place: Place,
  wrappingToken: string,
  ports: HttpPorts,
): Promise<{ creationPath: string } | null> {
  const answer = await post(place, 'sys/wrapping/lookup', { body: { token: wrappingToken } }, ports)
  if (isGone(answer)) return null
  return { creationPath: expected(lookedUpSchema, answer).data.creation_path }
}

/**
 * Burns it.
 * @returns null when there is none; `text` is null when something else than ours was in it.
 */
export async function unwrap(
  place: Place,
  wrappingToken: string,
  ports: HttpPorts,
): Promise<{ text: string | null } | null> {
  const call = { token: wrappingToken, maxBytes: MAX_SECRET_BYTES }
  const answer = await post(place, 'sys/wrapping/unwrap', call, ports)
  if (isGone(answer)) return null
  const parsed = v.safeParse(unwrappedSchema, answer.json)
  if (parsed.success && answer.status === 200) return { text: parsed.output.data.matchstick }
  const isSomething = answer.status === 204 || v.is(v.object({ data: v.unknown() }), answer.json)
  return isSomething ? { text: null } : throwUnexpected(answer)
}

/** @returns false when this sign-in may not do it, or there is nothing to revoke. */
export async function revokeAccessor(
  place: Place,
  token: string,
  accessor: string,
  ports: HttpPorts,
): Promise<boolean> {
  const answer = await post(
    place,
    'auth/token/revoke-accessor',
    { token, body: { accessor } },
    ports,
  )
  if (answer.status === 204 || answer.status === 200) return true
  return answer.status < 500 && v.is(errorsSchema, answer.json) ? false : throwUnexpected(answer)
}

async function post(
  { baseUrl, namespace }: Place,
  path: string,
  {
    token,
    body,
    headers,
    ...call
  }: { token?: string; body?: unknown; headers?: Record<string, string>; maxBytes?: number },
  ports: HttpPorts,
): Promise<HttpAnswer> {
  const answer = await requestJson(
    {
      method: 'POST',
      url: `${baseUrl}v1/${path}`,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: {
        // A listener can be told to take no request without it.
        'x-vault-request': 'true',
        ...(token !== undefined && { 'x-vault-token': token }),
        ...(namespace !== '' && { 'x-vault-namespace': namespace }),
        ...headers,
      },
      ...call,
    },
    ports,
  )
  throwIfBusy(answer)
  // Of a standby that has not caught up.
  if (answer.status === 412) throw new EndpointError('endpoint/failed')
  return answer
}

/** Used, expired, wrong, or of another namespace: it does not tell these apart. */
function isGone({ status, json }: HttpAnswer): boolean {
  return status === 400 && v.is(errorsSchema, json)
}

function expected<T>(schema: v.GenericSchema<unknown, T>, answer: HttpAnswer): T {
  const parsed = v.safeParse(schema, answer.json)
  return answer.status === 200 && parsed.success ? parsed.output : throwUnexpected(answer)
}

/** Of a sign-in, or of every call that names an origin where an administrator has listed some. */
function throwRefused({ json }: HttpAnswer): never {
  const { errors } = v.parse(v.fallback(errorsSchema, { errors: [] }), json)
  const isOrigin = errors.some((text) => /\borigin\b/i.test(text))
  throw new EndpointError(isOrigin ? 'endpoint/refused' : 'endpoint/sign-in-refused')
}

export function throwOutOfLimits(): never {
  throw new EndpointError('endpoint/out-of-limits', { field: 'expiresIn' })
}

function throwUnexpected({ status, json }: HttpAnswer): never {
  // It knows its own paths: what answers in its words, and says no, refuses.
  const isItsOwn = status >= 400 && v.is(errorsSchema, json)
  throw new EndpointError(isItsOwn ? 'endpoint/refused' : 'endpoint/not-an-endpoint')
}
