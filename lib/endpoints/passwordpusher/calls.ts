/**
 * The calls of Password Pusher: those of its first API, which every version since 1.x answers. GET
 * spends a view, of the page as of the JSON. A number outside an administrator's bounds becomes the
 * administrator's default, without a word.
 */
import * as v from 'valibot'
import { type EndpointAddress, EndpointError } from '../endpoint.ts'
import {
  type HttpAnswer,
  type HttpPorts,
  MAX_SECRET_BYTES,
  requestJson,
  throwIfBusy,
} from '../http.ts'
import { timeSchema } from '../wire.ts'

const natural = v.pipe(v.number(), v.integer(), v.minValue(0))

const versionSchema = v.object({
  application_version: v.pipe(v.string(), v.minLength(1), v.maxLength(50)),
  api_version: v.string(),
  features: v.optional(v.object({ anonymous_access: v.optional(v.boolean(), true) })),
})
const createdSchema = v.object({
  url_token: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,200}$/)),
  expire_after_days: natural,
  expire_after_views: natural,
})
const pushSchema = v.variant('expired', [
  v.object({
    expired: v.literal(false),
    payload: v.string(),
    // A view is spent by now: that it says nothing of others costs nobody the text.
    views_remaining: v.fallback(v.nullable(natural), null),
  }),
  v.object({
    expired: v.literal(true),
    expired_on: v.fallback(v.nullable(timeSchema), null),
    created_at: v.fallback(v.nullable(timeSchema), null),
    expire_after_days: v.fallback(natural, 0),
    deleted: v.fallback(v.boolean(), false),
  }),
])
const notFoundSchema = v.object({ error: v.string() })
export type Push = v.InferOutput<typeof pushSchema>

export interface PushLimits {
  days: number
  views: number
}

export interface ServerVersion {
  version: string
  needsToken: boolean
}

/** @returns null when it is no Password Pusher. */
export async function getVersion(baseUrl: string, ports: HttpPorts): Promise<ServerVersion | null> {
  // Versions before 2.4 know the first alone, and the second says more.
  for (const api of ['v2', 'v1']) {
    const url = `${baseUrl}api/${api}/version`
    const answer = await requestJson({ method: 'GET', url }, ports)
    throwIfBusy(answer)
    const parsed = v.safeParse(versionSchema, answer.json)
    if (answer.status !== 200 || !parsed.success) continue
    const { application_version: version, features } = parsed.output
    return { version, needsToken: features?.anonymous_access === false }
  }
  return null
}

/** @returns what it became: its limits are the server's, whatever was asked for. */
export async function createPush(
  { baseUrl, token }: EndpointAddress,
  { payload, days, views }: PushLimits & { payload: string },
  ports: HttpPorts,
): Promise<PushLimits & { urlToken: string }> {
  const password = {
    payload,
    expire_after_days: days,
    expire_after_views: views,
    // A page that asks first, so that what looks at links ahead of people spends nothing.
    retrieval_step: true,
    // Taking it back without an account takes this.
    deletable_by_viewer: true,
  }
  const body = JSON.stringify({ password })
  const call = { method: 'POST', url: `${baseUrl}p.json`, body, bearer: token } as const
  const answer = await requestJson(call, ports)
  if (answer.status === 401) {
    throw new EndpointError(token === null ? 'endpoint/token-required' : 'endpoint/token-refused')
  }
  if (answer.status === 413) throw new EndpointError('endpoint/too-large')
  // Its words are translated, and its fields those that it checks itself.
  if (answer.status === 422) throw new EndpointError('endpoint/refused')
  const created = expected(createdSchema, answer)
  return {
    urlToken: created.url_token,
    days: created.expire_after_days,
    views: created.expire_after_views,
  }
}

/** Spends a view. @returns null when there is no such push. */
export async function readPush(
  baseUrl: string,
  urlToken: string,
  ports: HttpPorts,
): Promise<Push | null> {
  const url = urlOf(baseUrl, urlToken)
  const answer = await requestJson({ method: 'GET', url, maxBytes: MAX_SECRET_BYTES }, ports)
  return isNotFound(answer) ? null : expected(pushSchema, answer)
}

/** @returns whether there was something left of it. */
export async function expirePush(
  { baseUrl, token }: EndpointAddress,
  urlToken: string,
  ports: HttpPorts,
): Promise<boolean> {
  const url = urlOf(baseUrl, urlToken)
  const answer = await requestJson({ method: 'DELETE', url, bearer: token }, ports)
  if (isNotFound(answer) || answer.status === 422) return false
  if (answer.status === 401 || answer.status === 403) throw new EndpointError('endpoint/refused')
  expected(v.object({ expired: v.literal(true) }), answer)
  return true
}

/** Its own answer, not that of a proxy while the server is away. */
function isNotFound({ status, json }: HttpAnswer): boolean {
  return status === 404 && v.is(notFoundSchema, json)
}

function urlOf(baseUrl: string, urlToken: string): string {
  return `${baseUrl}p/${encodeURIComponent(urlToken)}.json`
}

/** @throws EndpointError */
function expected<T>(schema: v.GenericSchema<unknown, T>, answer: HttpAnswer): T {
  throwIfBusy(answer)
  const parsed = v.safeParse(schema, answer.json)
  const isFine = answer.status === 200 || answer.status === 201
  if (isFine && parsed.success) return parsed.output
  throw new EndpointError('endpoint/not-an-endpoint')
}
