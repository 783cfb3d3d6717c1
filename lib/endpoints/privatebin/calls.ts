/**
 * The calls of PrivateBin. `Accept` alone makes it answer in JSON; errors come with status 200 and a
 * text in the visitor's language, so that only `status` in the body tells.
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
import { adataSchema, type Encrypted } from './crypt.ts'

const typesSchema = v.object({ Expiration: v.object({ '@enum': v.array(v.string()) }) })
const createdSchema = v.object({
  status: v.literal(0),
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  deletetoken: v.pipe(v.string(), v.regex(/^[0-9a-f]{1,128}$/)),
})
const pasteSchema = v.object({
  status: v.literal(0),
  v: v.literal(2),
  adata: adataSchema,
  ct: v.string(),
})
/** As versions before 1.3 wrote them. */
const olderSchema = v.object({ status: v.literal(0), data: v.string(), v: v.optional(v.never()) })
const refusedSchema = v.object({ status: v.literal(1), message: v.string() })

/** The names of the lifetimes that there are. @returns null when it is no PrivateBin. */
export async function getLifetimeNames(
  baseUrl: string,
  ports: HttpPorts,
): Promise<string[] | null> {
  const answer = await requestJson({ method: 'GET', url: `${baseUrl}?jsonld=types` }, ports)
  throwIfBusy(answer)
  const parsed = v.safeParse(typesSchema, answer.json)
  return parsed.success ? parsed.output.Expiration['@enum'] : null
}

/** @returns null when it was refused: too soon after the last one, a feature that is off, or bad luck. */
export async function createPaste(
  baseUrl: string,
  { adata, ct }: Encrypted,
  expire: string,
  ports: HttpPorts,
): Promise<{ id: string; deleteToken: string } | null> {
  const answer = await post(baseUrl, { v: 2, adata, ct, meta: { expire } }, ports)
  if (v.is(refusedSchema, answer.json)) return null
  const { id, deletetoken } = expected(createdSchema, answer)
  return { id, deleteToken: deletetoken }
}

/**
 * Burns it. @returns null when there is none, for whatever reason.
 * @throws EndpointError `endpoint/unsupported-version` for what an old server wrote
 */
export async function readPaste(
  baseUrl: string,
  id: string,
  ports: HttpPorts,
): Promise<Encrypted | null> {
  const url = `${baseUrl}?pasteid=${id}`
  const answer = await requestJson({ method: 'GET', url, maxBytes: MAX_SECRET_BYTES }, ports)
  if (v.is(refusedSchema, answer.json)) return null
  if (v.is(olderSchema, answer.json)) {
    throw new EndpointError('endpoint/unsupported-version', {
      supported: 'PrivateBin 1.3 and newer',
    })
  }
  return expected(pasteSchema, answer)
}

/** A wrong token burns it too, and is said to have failed. @returns whether it was taken back. */
export async function deletePaste(
  baseUrl: string,
  id: string,
  deleteToken: string,
  ports: HttpPorts,
): Promise<boolean> {
  const answer = await post(baseUrl, { pasteid: id, deletetoken: deleteToken }, ports)
  if (v.is(refusedSchema, answer.json)) return false
  expected(v.object({ status: v.literal(0) }), answer)
  return true
}

function post(url: string, body: unknown, ports: HttpPorts): Promise<HttpAnswer> {
  // A body that is called text needs no preflight, which PrivateBin cannot answer.
  const contentType = 'text/plain'
  return requestJson({ method: 'POST', url, body: JSON.stringify(body), contentType }, ports)
}

/** @throws EndpointError */
function expected<T>(schema: v.GenericSchema<unknown, T>, { status, json }: HttpAnswer): T {
  const parsed = v.safeParse(schema, json)
  if (status === 200 && parsed.success) return parsed.output
  if (status === 413) throw new EndpointError('endpoint/too-large')
  throw new EndpointError(status >= 500 ? 'endpoint/failed' : 'endpoint/not-an-endpoint')
}
