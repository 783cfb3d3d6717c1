/**
 * The calls of Hemmelig 6, below `api/secret`. GET and POST to a secret both use it up. None of them
 * carries a password: its server would be told it as it is.
 */
import * as v from 'valibot'
import { expected } from '../answers.ts'
import { EndpointError } from '../endpoint.ts'
import {
  type HttpAnswer,
  type HttpPorts,
  MAX_SECRET_BYTES,
  requestJson,
  throwIfBusy,
} from '../http.ts'

const natural = v.pipe(v.number(), v.integer(), v.minValue(0))
const createdSchema = v.object({ id: v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/)) })
const existsSchema = v.object({ id: v.string() })
const fileSchema = v.object({ key: v.string() })
/** Asked for like any other, so that it is said to be missing. */
const UNREADABLE = { key: 'unreadable' }
/** It is used up when it comes: only what it cannot be opened without has to be right. */
const storedSchema = v.object({
  secret: v.string(),
  title: v.fallback(v.nullish(v.string()), null),
  preventBurn: v.fallback(v.nullish(v.boolean()), null),
  /** Before this one. */
  maxViews: v.fallback(v.nullish(natural), null),
  isPublic: v.fallback(v.nullish(v.boolean()), null),
  files: v.fallback(
    v.nullish(v.pipe(v.array(v.fallback(fileSchema, UNREADABLE)), v.maxLength(20))),
    [UNREADABLE],
  ),
})
export type Stored = v.InferOutput<typeof storedSchema>
const refusedSchema = v.object({ error: v.string() })

export interface NewSecret {
  /** Encrypted, as base64. */
  text: string
  title: string
  ttl: number
  maxViews: number
}

/** Told by its way with an id that can be none, beside one that nobody has: nothing is used up. */
export async function isHemmelig6(baseUrl: string, ports: HttpPorts): Promise<boolean> {
  const none = await ask(baseUrl, 'x', ports)
  throwIfBusy(none)
  if (!isRefusal(none, 404)) return false
  const odd = await ask(baseUrl, '!', ports)
  throwIfBusy(odd)
  return isRefusal(odd, 403)
}

/** @returns the id. */
export async function createSecret(
  baseUrl: string,
  secret: NewSecret,
  ports: HttpPorts,
): Promise<string> {
  const others = { password: '', allowedIp: '', preventBurn: false, isPublic: false, files: [] }
  const body = JSON.stringify({ ...secret, ...others })
  const answer = await requestJson({ method: 'POST', url: `${baseUrl}api/secret`, body }, ports)
  const { status } = answer
  if (status === 413) throw new EndpointError('endpoint/too-large')
  if (status === 400) throw new EndpointError('endpoint/out-of-limits')
  // Some take none from people whom they do not know, and some say so with status 200.
  if (status === 401 || status === 403 || isRefusal(answer, 200)) {
    throw new EndpointError('endpoint/refused')
  }
  return expected(createdSchema, answer, 201).id
}

/** Uses nothing up. One that has expired may be said to be there for a while. */
export async function lookAt(
  baseUrl: string,
  id: string,
  ports: HttpPorts,
): Promise<'open' | 'locked' | null> {
  const answer = await ask(baseUrl, id, ports)
  if (isRefusal(answer, 404)) return null
  if (isRefusal(answer, 401)) return 'locked'
  expected(existsSchema, answer)
  return 'open'
}

/** Spends an opening. @returns null when there was none left. */
export async function takeSecret(
  baseUrl: string,
  id: string,
  ports: HttpPorts,
): Promise<Stored | null> {
  const call = { method: 'POST', url: urlOf(baseUrl, id), body: '{"password":""}' } as const
  const answer = await requestJson({ ...call, maxBytes: MAX_SECRET_BYTES }, ports)
  return isRefusal(answer, 404) ? null : expected(storedSchema, answer)
}

/** Anybody may who knows the id. @returns whether it was there. */
export async function burnSecret(baseUrl: string, id: string, ports: HttpPorts): Promise<boolean> {
  if ((await lookAt(baseUrl, id, ports)) === null) return false
  const answer = await requestJson({ method: 'POST', url: `${urlOf(baseUrl, id)}/burn` }, ports)
  if (answer.status === 200 && v.is(v.object({ success: v.string() }), answer.json)) return true
  // It fails, too, at what somebody opened in between.
  if ((await lookAt(baseUrl, id, ports)) === null) return false
  throw new EndpointError(answer.status >= 500 ? 'endpoint/failed' : 'endpoint/not-an-endpoint')
}

/** Removes it from a server that has the secret no more. @returns what is encrypted. */
export async function downloadFile(
  baseUrl: string,
  { key, secretId }: { key: string; secretId: string },
  ports: HttpPorts,
): Promise<string> {
  const body = JSON.stringify({ key, secretId })
  const call = { method: 'POST', url: `${baseUrl}api/download/`, body } as const
  const answer = await requestJson({ ...call, maxBytes: MAX_SECRET_BYTES }, ports)
  return expected(v.object({ content: v.string() }), answer, 201).content
}

function ask(baseUrl: string, id: string, ports: HttpPorts): Promise<HttpAnswer> {
  return requestJson({ method: 'GET', url: `${urlOf(baseUrl, id)}/exist` }, ports)
}

function urlOf(baseUrl: string, id: string): string {
  return `${baseUrl}api/secret/${encodeURIComponent(id)}`
}

function isRefusal({ status, json }: HttpAnswer, expectedStatus: number): boolean {
  return status === expectedStatus && v.is(refusedSchema, json)
}
