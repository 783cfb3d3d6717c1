/** The calls of cryptgeon, below `api/`. DELETE is what reads a note, and what uses it up. */
import * as v from 'valibot'
import { EndpointError } from '../endpoint.ts'
import {
  type HttpAnswer,
  type HttpPorts,
  MAX_SECRET_BYTES,
  requestJson,
  throwIfBusy,
} from '../http.ts'
import { derivationSchema } from './crypt.ts'

const natural = v.pipe(v.number(), v.integer(), v.minValue(0))
const statusSchema = v.object({
  version: v.pipe(v.string(), v.maxLength(50)),
  /** Bytes of a request's body. */
  max_size: natural,
  max_views: natural,
  allow_advanced: v.boolean(),
  allow_files: v.optional(v.boolean(), true),
})
export type ServerStatus = v.InferOutput<typeof statusSchema>

const idSchema = v.object({ id: v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,200}$/)) })
/** A document in a text. */
const metaSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ type: v.picklist(['text', 'file']), derivation: v.optional(derivationSchema) }),
)
const lookSchema = v.object({ meta: metaSchema })
const noteSchema = v.object({ meta: metaSchema, contents: v.string() })
export type NoteMeta = v.InferOutput<typeof metaSchema>
export type Note = v.InferOutput<typeof noteSchema>

/** @throws EndpointError `endpoint/not-an-endpoint` */
export async function expectStatus(baseUrl: string, ports: HttpPorts): Promise<ServerStatus> {
  const status = await getStatus(baseUrl, ports)
  if (!status) throw new EndpointError('endpoint/not-an-endpoint')
  return status
}

/** @returns null when it is no cryptgeon. */
export async function getStatus(baseUrl: string, ports: HttpPorts): Promise<ServerStatus | null> {
  const answer = await requestJson({ method: 'GET', url: `${baseUrl}api/status` }, ports)
  throwIfBusy(answer)
  const parsed = v.safeParse(statusSchema, answer.json)
  return parsed.success ? parsed.output : null
}

/** @returns the id. */
export async function createNote(baseUrl: string, body: string, ports: HttpPorts): Promise<string> {
  const call = { method: 'POST', url: `${baseUrl}api/notes`, body } as const
  const answer = await requestJson(call, ports)
  if (answer.status === 413) throw new EndpointError('endpoint/too-large')
  if (answer.status === 400) throw new EndpointError('endpoint/out-of-limits')
  return expected(idSchema, answer).id
}

/** Uses nothing up. @returns null when there is no such note. */
export async function lookAt(
  baseUrl: string,
  id: string,
  ports: HttpPorts,
): Promise<NoteMeta | null> {
  const answer = await requestJson({ method: 'GET', url: urlOf(baseUrl, id) }, ports)
  return answer.status === 404 ? null : expected(lookSchema, answer).meta
}

/** Spends an opening. @returns null when there was none left. */
export async function takeNote(
  baseUrl: string,
  id: string,
  ports: HttpPorts,
): Promise<Note | null> {
  const url = urlOf(baseUrl, id)
  const answer = await requestJson({ method: 'DELETE', url, maxBytes: MAX_SECRET_BYTES }, ports)
  // 400 without a word: it was found to have expired.
  if (answer.status === 404 || answer.status === 400) return null
  return expected(noteSchema, answer)
}

/** Spends an opening for nobody. @returns whether there was one. */
export async function spend(baseUrl: string, id: string, ports: HttpPorts): Promise<boolean> {
  // What comes back is ciphertext that nobody wants.
  const call = { method: 'DELETE', url: urlOf(baseUrl, id), maxBytes: 0 } as const
  const { status } = await requestJson(call, ports)
  if (status === 200) return true
  if (status === 404 || status === 400) return false
  throw new EndpointError(status >= 500 ? 'endpoint/failed' : 'endpoint/not-an-endpoint')
}

function urlOf(baseUrl: string, id: string): string {
  return `${baseUrl}api/notes/${encodeURIComponent(id)}`
}

/** @throws EndpointError */
function expected<T>(schema: v.GenericSchema<unknown, T>, { status, json }: HttpAnswer): T {
  const parsed = v.safeParse(schema, json)
  if (status === 200 && parsed.success) return parsed.output
  if (status === 429) throw new EndpointError('endpoint/rate-limited')
  throw new EndpointError(status >= 500 ? 'endpoint/failed' : 'endpoint/not-an-endpoint')
}
