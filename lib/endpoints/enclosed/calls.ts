/** The calls of Enclosed, below `api/`. Reading a note burns it, as asking for its head alone does. */
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

/** What was read; later ones may well do. */
const SUPPORTED = 'Enclosed 1.16'
const ALGORITHM = 'aes-256-gcm'
const FORMAT = 'cbor-array'

const configSchema = v.object({
  config: v.object({
    isAuthenticationRequired: v.boolean(),
    viewNotePathPrefix: v.pipe(v.string(), v.regex(/^[\w./~-]{0,200}$/)),
  }),
})
export type ServerConfig = v.InferOutput<typeof configSchema>['config']

/** What nobody else calls so: of a version that has not the rest. */
const nearSchema = v.object({ config: v.object({ defaultNoteTtlSeconds: v.number() }) })

const signedInSchema = v.object({ accessToken: v.pipe(v.string(), v.regex(/^[\w.-]{1,4096}$/)) })
const createdSchema = v.object({ noteId: v.pipe(v.string(), v.regex(/^[0-9a-z]{26}$/)) })
const existsSchema = v.object({ noteExists: v.boolean() })
const noteSchema = v.object({
  note: v.object({
    payload: v.string(),
    encryptionAlgorithm: v.string(),
    serializationFormat: v.string(),
  }),
})
const goneSchema = errorSchema('note.not_found')

/**
 * @returns null when it is no Enclosed.
 * @throws EndpointError `endpoint/unsupported-version`
 */
export async function getConfig(baseUrl: string, ports: HttpPorts): Promise<ServerConfig | null> {
  const answer = await requestJson({ method: 'GET', url: `${baseUrl}api/config` }, ports)
  throwIfBusy(answer)
  const parsed = v.safeParse(configSchema, answer.json)
  if (parsed.success) return parsed.output.config
  if (v.is(nearSchema, answer.json)) throw unsupported()
  return null
}

/**
 * @returns a token, for days.
 * @throws EndpointError `endpoint/sign-in-refused`
 */
export async function signIn(
  baseUrl: string,
  { email, password }: { email: string; password: string },
  ports: HttpPorts,
): Promise<string> {
  const body = JSON.stringify({ email, password })
  const call = { method: 'POST', url: `${baseUrl}api/auth/login`, body } as const
  const answer = await requestJson(call, ports)
  // What cannot be an address is refused before it is looked for.
  if (answer.status === 401 || answer.status === 400) {
    throw new EndpointError('endpoint/sign-in-refused')
  }
  return expected(signedInSchema, answer).accessToken
}

/** @returns the id. */
export async function createNote(
  baseUrl: string,
  { payload, ttlSeconds }: { payload: string; ttlSeconds: number },
  token: string | null,
  ports: HttpPorts,
): Promise<string> {
  // Not one member more: it refuses what it does not know.
  const note = {
    payload,
    deleteAfterReading: true,
    ttlInSeconds: ttlSeconds,
    encryptionAlgorithm: ALGORITHM,
    serializationFormat: FORMAT,
    isPublic: true,
  }
  const call = { method: 'POST', url: `${baseUrl}api/notes`, body: JSON.stringify(note) } as const
  const answer = await requestJson({ ...call, bearer: token }, ports)
  const { status } = answer
  if (status === 413) throw new EndpointError('endpoint/too-large')
  // Its administrator may have begun to ask for a sign-in since.
  if (status === 401) {
    throw new EndpointError(`endpoint/sign-in-${token === null ? 'required' : 'refused'}`)
  }
  if (status === 400) throw new EndpointError('endpoint/out-of-limits')
  return expected(createdSchema, answer).noteId
}

/** Burns nothing. One that has expired may be said to exist for a while. */
export async function noteExists(baseUrl: string, id: string, ports: HttpPorts): Promise<boolean> {
  const answer = await requestJson({ method: 'GET', url: `${urlOf(baseUrl, id)}/exists` }, ports)
  return expected(existsSchema, answer).noteExists
}

/** Burns it. @returns null when there is none, for whatever reason. */
export async function readNote(
  baseUrl: string,
  id: string,
  ports: HttpPorts,
): Promise<string | null> {
  const call = { method: 'GET', url: urlOf(baseUrl, id), maxBytes: MAX_SECRET_BYTES } as const
  const answer = await requestJson(call, ports)
  if (isGone(answer)) return null
  const { payload, encryptionAlgorithm, serializationFormat } = expected(noteSchema, answer).note
  const isKnown = encryptionAlgorithm === ALGORITHM && serializationFormat === FORMAT
  if (!isKnown) throw unsupported()
  return payload
}

/**
 * Burns it for nobody: reading is the one call that takes a note away.
 * @returns whether there was one; it is gone then, which is asked for.
 */
export async function burnNote(baseUrl: string, id: string, ports: HttpPorts): Promise<boolean> {
  // However much comes: it is ciphertext that nobody wants.
  const answer = await requestJson({ method: 'GET', url: urlOf(baseUrl, id) }, ports)
  if (isGone(answer)) return false
  throwIfBusy(answer)
  if (answer.status !== 200) throw new EndpointError('endpoint/not-an-endpoint')
  if (await noteExists(baseUrl, id, ports)) throw new EndpointError('endpoint/failed')
  return true
}

function urlOf(baseUrl: string, id: string): string {
  return `${baseUrl}api/notes/${encodeURIComponent(id)}`
}

/** Not any 404: a proxy that lost the server behind it answers with one as well. */
function isGone({ status, json }: HttpAnswer): boolean {
  return status === 404 && v.is(goneSchema, json)
}

function unsupported(): EndpointError {
  return new EndpointError('endpoint/unsupported-version', { supported: SUPPORTED })
}

function errorSchema(code: string) {
  return v.object({ error: v.object({ code: v.literal(code) }) })
}
