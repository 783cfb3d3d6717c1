/** The calls of Hemmelig 7, below `api/`. POST to a secret is what reads it, and what uses it up. */
import * as v from 'valibot'
import type { Bytes } from '#lib/crypto/bytes.ts'
import { expected } from '../answers.ts'
import { EndpointError } from '../endpoint.ts'
import {
  type HttpAnswer,
  type HttpPorts,
  MAX_SECRET_BYTES,
  requestBytes,
  requestJson,
  throwIfBusy,
} from '../http.ts'
import {
  createdSchema,
  type Look,
  lookSchema,
  refusedSchema,
  type ServerSettings,
  type Stored,
  settingsSchema,
  storedSchema,
  uploadedSchema,
} from './wire.ts'

const SUPPORTED = 'Hemmelig 6 and 7'
/** What nobody else calls so: of a version that has not the rest. */
const nearSchema = v.object({ maxSecretSize: v.unknown() })

export interface NewSecret {
  secret: Bytes
  title?: Bytes
  salt: string
  /** Seconds from now, in spite of the name. */
  expiresAt: number
  views: number
  isBurnable: boolean
  passwordVerifier?: string
  files?: UploadedFile[]
}
export type UploadedFile = v.InferOutput<typeof uploadedSchema>

/**
 * @returns null when it is no Hemmelig 7.
 * @throws EndpointError `endpoint/unsupported-version`
 */
export async function getSettings(
  baseUrl: string,
  ports: HttpPorts,
): Promise<ServerSettings | null> {
  // The second is where the first version 7 had them, and is for administrators in later ones.
  for (const path of ['api/instance/settings/public', 'api/instance/settings']) {
    const answer = await requestJson({ method: 'GET', url: baseUrl + path }, ports)
    throwIfBusy(answer)
    const parsed = v.safeParse(settingsSchema, answer.json)
    if (answer.status === 200 && parsed.success) return parsed.output
    if (answer.status === 200 && v.is(nearSchema, answer.json)) throw unsupported()
  }
  return null
}

export async function createSecret(
  baseUrl: string,
  secret: NewSecret,
  token: string | null,
  ports: HttpPorts,
): Promise<{ id: string; deleteToken: string }> {
  // Bytes become an object of numbers, which is what it takes.
  const call = {
    method: 'POST',
    url: `${baseUrl}api/secrets`,
    body: JSON.stringify(secret),
  } as const
  const answer = await requestJson({ ...call, bearer: token }, ports)
  throwIfUnwelcome(answer, token)
  const { id, deleteToken } = expected(createdSchema, answer, 201)
  return { id, deleteToken: deleteToken ?? '' }
}

/** Uses nothing up. @returns null when there is no such secret. */
export async function lookAt(baseUrl: string, id: string, ports: HttpPorts): Promise<Look | null> {
  const answer = await requestJson({ method: 'GET', url: `${urlOf(baseUrl, id)}/check` }, ports)
  return isGone(answer) ? null : expected(lookSchema, answer)
}

/** Spends an opening, but for a verifier that is wrong. @returns null when there was none left. */
export async function takeSecret(
  baseUrl: string,
  id: string,
  passwordVerifier: string | null,
  ports: HttpPorts,
): Promise<Stored | 'wrong-password' | null> {
  // Without a body, or with one called otherwise, it would take us for a form of another site.
  const body = JSON.stringify(passwordVerifier === null ? {} : { passwordVerifier })
  const call = { method: 'POST', url: urlOf(baseUrl, id), body } as const
  const answer = await requestJson({ ...call, maxBytes: MAX_SECRET_BYTES }, ports)
  if (isGone(answer)) return null
  if (isRefusal(answer, 401) && passwordVerifier !== null) return 'wrong-password'
  return expected(storedSchema, answer)
}

/** @returns null when there is no such secret, `refused` for a token that is not its. */
export async function deleteSecret(
  baseUrl: string,
  id: string,
  deleteToken: string,
  ports: HttpPorts,
): Promise<'deleted' | 'refused' | null> {
  const call = { method: 'DELETE', url: urlOf(baseUrl, id), body: '{}' } as const
  const headers = { 'x-hemmelig-delete-token': deleteToken }
  const answer = await requestJson({ ...call, ...(deleteToken !== '' && { headers }) }, ports)
  if (isGone(answer)) return null
  if (isRefusal(answer, 403)) return 'refused'
  expected(v.object({ success: v.literal(true) }), answer)
  return 'deleted'
}

/** Only for those who are known there. */
export async function uploadFile(
  baseUrl: string,
  { content, name }: { content: Bytes; name: Bytes },
  token: string | null,
  ports: HttpPorts,
): Promise<UploadedFile> {
  const answer = await requestJson(
    {
      method: 'POST',
      url: `${baseUrl}api/files`,
      body: content,
      contentType: 'application/octet-stream',
      headers: { 'x-hemmelig-file-name': name.toHex() },
      bearer: token,
    },
    ports,
  )
  throwIfUnwelcome(answer, token)
  return expected(uploadedSchema, answer, 201)
}

/** May be asked for again for some minutes after the last opening. */
export async function downloadFile(
  baseUrl: string,
  { id, token }: { id: string; token?: string | null | undefined },
  ports: HttpPorts,
): Promise<Bytes> {
  const url = `${baseUrl}api/files/${encodeURIComponent(id)}`
  const call = { method: 'GET', url, maxBytes: MAX_SECRET_BYTES } as const
  const headers = { 'x-hemmelig-file-token': token ?? '' }
  const { status, bytes } = await requestBytes({ ...call, ...(token && { headers }) }, ports)
  if (status === 200 && bytes) return bytes
  throw new EndpointError(status >= 500 ? 'endpoint/failed' : 'endpoint/not-an-endpoint')
}

export function unsupported(): EndpointError {
  return new EndpointError('endpoint/unsupported-version', { supported: SUPPORTED })
}

function urlOf(baseUrl: string, id: string): string {
  return `${baseUrl}api/secrets/${encodeURIComponent(id)}`
}

/** Not any 404: a proxy that lost the server behind it answers with one as well. */
function isGone(answer: HttpAnswer): boolean {
  return isRefusal(answer, 404)
}

function isRefusal({ status, json }: HttpAnswer, expectedStatus: number): boolean {
  return status === expectedStatus && v.is(refusedSchema, json)
}

/** @throws EndpointError */
function throwIfUnwelcome({ status }: HttpAnswer, token: string | null): void {
  if (status === 401) {
    throw new EndpointError(token === null ? 'endpoint/token-required' : 'endpoint/token-refused')
  }
  if (status === 403) throw new EndpointError('endpoint/refused')
  if (status === 413) throw new EndpointError('endpoint/too-large')
  if (status === 400) throw new EndpointError('endpoint/out-of-limits')
}
