/**
 * The calls of Onetime Secret, below `api/v2/`. Its answers give numbers as texts in one version and
 * as numbers in the next. Nothing burns without `continue`.
 */
import * as v from 'valibot'
import { utf8 } from '#lib/crypto/bytes.ts'
import { encodeBase64 } from '../base64.ts'
import { type EndpointAddress, EndpointError } from '../endpoint.ts'
import { type HttpAnswer, type HttpPorts, requestJson, throwIfBusy } from '../http.ts'

/** Lower case letters and digits, of a length that changed over the years. */
const idSchema = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,200}$/))
const numberSchema = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number))]),
  v.integer(),
  v.minValue(0),
  // More than that is no time of anybody's.
  v.maxValue(1e12),
)
/** Seconds since 1970; empty or null until it happens. */
const timeSchema = v.fallback(v.nullable(numberSchema), null)

const SUPPORTED = 'Onetime Secret 0.26 and newer'
const statusSchema = v.object({ status: v.literal('nominal') })
const concealedSchema = v.object({
  record: v.object({
    secret: v.object({ identifier: idSchema, secret_ttl: numberSchema }),
    receipt: v.object({ identifier: idSchema }),
  }),
})
const revealedSchema = v.object({ record: v.object({ secret_value: v.string() }) })
const receiptSchema = v.object({
  record: v.object({
    state: v.string(),
    revealed: v.optional(timeSchema),
    received: v.optional(timeSchema),
    burned: v.optional(timeSchema),
  }),
})
/** With words in it that differ between versions. */
const notFoundSchema = v.record(v.string(), v.unknown())
const problemSchema = v.object({ field: v.string() })

export interface Concealed {
  id: string
  receiptId: string
  /** As the server keeps it: what it was asked for is cut to its own bounds without a word. */
  ttlSeconds: number
}

export interface SecretReceipt {
  state: string
  /** Milliseconds since 1970; null where it does not say. */
  revealedAt: number | null
  burnedAt: number | null
}

/**
 * @returns whether it is Onetime Secret.
 * @throws EndpointError `endpoint/unsupported-version` for one without the second API
 */
export async function isOnetimeSecret(baseUrl: string, ports: HttpPorts): Promise<boolean> {
  const answer = await requestJson({ method: 'GET', url: `${baseUrl}api/v2/status` }, ports)
  throwIfBusy(answer)
  if (answer.status === 200 && v.is(statusSchema, answer.json)) return true
  // What speaks the first API alone is too old; what has neither is something else.
  const older = await requestJson({ method: 'GET', url: `${baseUrl}api/v1/status` }, ports)
  if (older.status !== 200 || !v.is(statusSchema, older.json)) return false
  throw new EndpointError('endpoint/unsupported-version', { supported: SUPPORTED })
}

export async function concealSecret(
  at: EndpointAddress,
  { text, ttlSeconds }: { text: string; ttlSeconds: number },
  ports: HttpPorts,
): Promise<Concealed> {
  const answer = await post(
    at,
    'secret/conceal',
    { secret: { secret: text, ttl: ttlSeconds } },
    ports,
  )
  const { secret, receipt } = expected(concealedSchema, answer, at).record
  return { id: secret.identifier, receiptId: receipt.identifier, ttlSeconds: secret.secret_ttl }
}

/** Burns it. @returns null when there is none, for whatever reason. */
export async function revealSecret(
  at: EndpointAddress,
  id: string,
  ports: HttpPorts,
): Promise<string | null> {
  const answer = await post(
    at,
    `secret/${encodeURIComponent(id)}/reveal`,
    { continue: true },
    ports,
  )
  return isNotFound(answer) ? null : expected(revealedSchema, answer, at).record.secret_value
}

/** @returns null when it is not known, or no longer. */
export async function getReceipt(
  at: EndpointAddress,
  receiptId: string,
  ports: HttpPorts,
): Promise<SecretReceipt | null> {
  const url = `${at.baseUrl}api/v2/receipt/${encodeURIComponent(receiptId)}`
  return readReceipt(await requestJson({ method: 'GET', url, headers: signIn(at) }, ports), at)
}

/** @returns what is true after it, null when there was nothing left to burn. */
export async function burnSecret(
  at: EndpointAddress,
  receiptId: string,
  ports: HttpPorts,
): Promise<SecretReceipt | null> {
  const path = `receipt/${encodeURIComponent(receiptId)}/burn`
  return readReceipt(await post(at, path, { continue: true }, ports), at)
}

function readReceipt(answer: HttpAnswer, at: EndpointAddress): SecretReceipt | null {
  if (isNotFound(answer)) return null
  const { state, revealed, received, burned } = expected(receiptSchema, answer, at).record
  return {
    state,
    revealedAt: milliseconds(revealed ?? received),
    burnedAt: milliseconds(burned),
  }
}

/** Its own answer, not that of a proxy while the server is away. */
function isNotFound({ status, json }: HttpAnswer): boolean {
  return status === 404 && v.is(notFoundSchema, json)
}

function milliseconds(seconds: number | null | undefined): number | null {
  return seconds ? seconds * 1000 : null
}

function post(
  at: EndpointAddress,
  path: string,
  body: unknown,
  ports: HttpPorts,
): Promise<HttpAnswer> {
  const url = `${at.baseUrl}api/v2/${path}`
  const call = { method: 'POST', url, body: JSON.stringify(body), headers: signIn(at) } as const
  return requestJson(call, ports)
}

/** Account and its token are one text here, `name:token`, as basic authentication wants it. */
function signIn({ token }: EndpointAddress): Record<string, string> {
  return token === null ? {} : { authorization: `Basic ${encodeBase64(utf8(token))}` }
}

/** @throws EndpointError */
function expected<T>(
  schema: v.GenericSchema<unknown, T>,
  answer: HttpAnswer,
  { token }: EndpointAddress,
): T {
  const parsed = v.safeParse(schema, answer.json)
  if (answer.status === 200 && parsed.success) return parsed.output
  throwIfBusy(answer)
  const hasToken = token !== null
  if (answer.status === 401) {
    throw new EndpointError(hasToken ? 'endpoint/token-refused' : 'endpoint/token-required')
  }
  // Anonymous calls are switched off by an administrator, accounts by what they may do.
  if (answer.status === 403) {
    throw new EndpointError(hasToken ? 'endpoint/refused' : 'endpoint/token-required')
  }
  if (answer.status === 413) throw new EndpointError('endpoint/too-large')
  if (answer.status === 422) throw refusalOf(answer)
  throw new EndpointError('endpoint/not-an-endpoint')
}

/** What is wrong is a sentence in the server's language; the field alone can be read. */
function refusalOf({ json }: HttpAnswer): EndpointError {
  const problem = v.safeParse(problemSchema, json)
  const field = problem.success ? problem.output.field : ''
  if (field === 'secret') return new EndpointError('endpoint/too-large')
  if (field === 'ttl') return new EndpointError('endpoint/out-of-limits', { field: 'expiresIn' })
  return new EndpointError('endpoint/refused')
}
