/** The calls of an API of a person's own, as its templates say. */
import { type EndpointAddress, EndpointError, LONGEST_ID } from '../endpoint.ts'
import {
  type BytesAnswer,
  type HttpPorts,
  MAX_SECRET_BYTES,
  parseJson,
  requestBytes,
  throwIfBusy,
} from '../http.ts'
import { callAddress } from './address.ts'
import { nameAt, type ToldThere, timeAt, valueAt } from './answer.ts'
import { bodyOf, type CallTemplate, type CustomApi, readPath } from './api.ts'
import { CONTENT_TYPES, parseBody } from './body.ts'
import { fillHeaders, type Headers, parseHeaderTemplates, readHeaders } from './headers.ts'
import type { Values } from './template.ts'

export interface ApiAddress extends EndpointAddress {
  api: CustomApi
}

export interface CreatedThere {
  id: string
  /** Null where the answer does not say. */
  expiresAt: string | null
  /** The server's now, where it tells, else ours. */
  nowMs: number
  deleteToken: string | null
}

/** @throws EndpointError `endpoint/not-an-endpoint` when its answer has no id where it should stand */
export async function createThere(
  at: ApiAddress,
  { text, ttlSeconds }: { text: string; ttlSeconds: number },
  ports: HttpPorts,
): Promise<CreatedThere> {
  const nowMs = ports.now()
  const values = {
    text,
    seconds: ttlSeconds,
    minutes: Math.ceil(ttlSeconds / 60),
    hours: Math.ceil(ttlSeconds / 3600),
    days: Math.ceil(ttlSeconds / 86_400),
    expires: new Date(nowMs + ttlSeconds * 1000).toISOString(),
  }
  const { api } = at
  const answer = await call(at, api.create, values, ports)
  if (answer.status === 413) throw new EndpointError('endpoint/too-large')
  const told = toldIn(expectFine(answer, at))
  const id = nameAt(told, api.idAt, LONGEST_ID)
  if (id === null) throw new EndpointError('endpoint/not-an-endpoint', { field: 'idAt' })
  return {
    id,
    expiresAt:
      api.expiresAt === null ? null : expected(timeAt(told, api.expiresAt, nowMs), 'expiresAt'),
    deleteToken:
      api.deleteTokenAt === null
        ? null
        : expected(nameAt(told, api.deleteTokenAt), 'deleteTokenAt'),
    nowMs: answer.sentAtMs ?? nowMs,
  }
}

/** What it gives out, burnt or not. @returns null when there is nothing. */
export async function openThere(
  at: ApiAddress,
  id: string,
  ports: HttpPorts,
): Promise<string | null> {
  const { api } = at
  const answer = await call(at, api.open, { id }, ports, MAX_SECRET_BYTES)
  if (isGone(answer)) return null
  const fine = expectFine(answer, at)
  const { bytes } = fine
  if (!bytes) throw new EndpointError('endpoint/not-an-endpoint')
  if (api.textAt === null) return new TextDecoder().decode(bytes)
  const text = valueAt(toldIn(fine), api.textAt)
  if (text === null) return null
  if (typeof text !== 'string')
    throw new EndpointError('endpoint/not-an-endpoint', { field: 'textAt' })
  return text
}

/** @returns whether there was something left of it. */
export async function revokeThere(
  at: ApiAddress,
  revoke: CallTemplate,
  { id, deleteToken }: { id: string; deleteToken: string },
  ports: HttpPorts,
): Promise<boolean> {
  const values = { id, ...(deleteToken !== '' && { deleteToken }) }
  const answer = await call(at, revoke, values, ports)
  if (isGone(answer)) return false
  expectFine(answer, at)
  return true
}

function call(
  { api, baseUrl, token }: ApiAddress,
  template: CallTemplate,
  values: Values,
  ports: HttpPorts,
  maxBytes?: number,
): Promise<BytesAnswer> {
  const { method, path } = template
  const url = callAddress(baseUrl, readPath(path), values)
  const sent = bodyOf(template)
  const own = fillHeaders(parseHeaderTemplates(template.headers ?? ''), values)
  const content = sent === '' ? undefined : parseBody(api.bodies, sent).write(values)
  // A value that came from the server and is no piece of an address or header, or one that is not there.
  if (url === null || content === null || own === null) throw new EndpointError('endpoint/refused')
  const isAnybodys = api.headersOfSender && template === api.open
  const kept = isAnybodys ? {} : keptHeaders(api, token)
  const request = {
    method,
    url,
    headers: withOneOfEach(kept, own),
    contentType: CONTENT_TYPES[api.bodies],
    ...(content !== undefined && { body: content }),
    ...(maxBytes !== undefined && { maxBytes }),
  }
  return requestBytes(request, ports)
}

/** @throws EndpointError */
function keptHeaders({ headerNames }: CustomApi, token: string | null): Headers {
  const headers = readHeaders(token)
  if (headers === null) throw new EndpointError('endpoint/token-refused')
  if (headerNames.some((name) => !Object.hasOwn(headers, name))) {
    throw new EndpointError('endpoint/token-required')
  }
  return headers
}

/** Names in capitals are the same names: the later one counts, and not both. */
function withOneOfEach(...all: readonly Headers[]): Headers {
  const entries = all.flatMap((headers) => Object.entries(headers))
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]))
}

function isGone({ status }: BytesAnswer): boolean {
  return status === 404 || status === 410
}

/** @throws EndpointError */
function expectFine(answer: BytesAnswer, { token }: EndpointAddress): BytesAnswer {
  const { status } = answer
  if (status >= 200 && status < 300) return answer
  throwIfBusy(answer)
  if (status === 401 || status === 403) {
    throw new EndpointError(token === null ? 'endpoint/token-required' : 'endpoint/token-refused')
  }
  if (status === 400 || status === 409 || status === 422)
    throw new EndpointError('endpoint/refused')
  throw new EndpointError('endpoint/not-an-endpoint')
}

function toldIn({ bytes, headers }: BytesAnswer): ToldThere {
  return { json: bytes && parseJson(bytes), headers }
}

function expected<T>(value: T | null, field: string): T {
  if (value === null) throw new EndpointError('endpoint/not-an-endpoint', { field })
  return value
}
