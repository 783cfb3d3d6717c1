/** The calls of endpoint protocol v1, each with its path, its body and the answers it knows. */
import * as v from 'valibot'
import { EndpointError, type OwnerKey } from '../endpoint.ts'
import { type HttpAnswer, type HttpPorts, MAX_SECRET_BYTES, requestJson } from '../http.ts'
import {
  type AckRequest,
  type CreateRequest,
  type CreateResponse,
  createResponseSchema,
  type GoneState,
  type Info,
  infoSchema,
  type OpenRequest,
  type OpenResponse,
  openResponseSchema,
  PROTOCOL_VERSION,
  type Receipt,
  receiptSchema,
} from '../wire.ts'
import { failureOf, problemIn } from './failure.ts'

export type OpenAnswer =
  | ({ outcome: 'opened' } & OpenResponse)
  | { outcome: 'gone'; state: GoneState; at: string }
  | { outcome: 'claim-ended' }
  | { outcome: 'wrong-passphrase'; attemptsLeft: number | null }
  | { outcome: 'unknown' }

/** An endpoint of ours with another protocol. */
const nearSchema = v.object({ product: v.literal('matchstick'), protocol: v.number() })
const SUPPORTED = `endpoints of protocol ${PROTOCOL_VERSION}`

/** `GET /v1/info` */
export async function getInfo(baseUrl: string, ports: HttpPorts): Promise<Info> {
  const url = new URL('v1/info', baseUrl).href
  const answer = await requestJson({ method: 'GET', url }, ports)
  if (!v.is(infoSchema, answer.json) && v.is(nearSchema, answer.json)) {
    throw new EndpointError('endpoint/unsupported-version', { supported: SUPPORTED })
  }
  return parsed(infoSchema, answer)
}

/**
 * `PUT /v1/secrets/{id}`, ready to be sent as often as needed: every time the same body, which
 * the server takes for the same creation.
 */
export function prepareCreate(
  baseUrl: string,
  id: string,
  request: CreateRequest,
  token: string | null,
): (ports: HttpPorts) => Promise<CreateResponse> {
  // No header can carry such a token, so no server can have given it out.
  if (token !== null && !/^[\x21-\x7e]+$/.test(token)) {
    throw new EndpointError('endpoint/token-refused')
  }
  const call = {
    method: 'PUT',
    url: urlOf(baseUrl, id),
    body: JSON.stringify(request),
    bearer: token,
  } as const
  return async (ports) => parsed(createResponseSchema, await requestJson(call, ports))
}

/** `POST /v1/secrets/{id}/open` */
export async function postOpen(
  baseUrl: string,
  id: string,
  request: OpenRequest,
  ports: HttpPorts,
): Promise<OpenAnswer> {
  const url = urlOf(baseUrl, id, '/open')
  const body = JSON.stringify(request)
  const call = { method: 'POST', url, body, maxBytes: MAX_SECRET_BYTES } as const
  const answer = await requestJson(call, ports)
  const problem = problemIn(answer)
  if (problem?.code === 'not-found') return { outcome: 'unknown' }
  if (problem?.code === 'claim-ended') return { outcome: 'claim-ended' }
  if (problem?.code === 'wrong-passphrase') {
    return { outcome: 'wrong-passphrase', attemptsLeft: problem.attemptsLeft ?? null }
  }
  if (problem?.code === 'gone' && problem.state && problem.at) {
    return { outcome: 'gone', state: problem.state, at: problem.at }
  }
  return { outcome: 'opened', ...parsed(openResponseSchema, answer) }
}

/** `POST /v1/secrets/{id}/ack`. A secret that is forgotten by now needs none. */
export async function postAck(
  baseUrl: string,
  id: string,
  request: AckRequest,
  ports: HttpPorts,
): Promise<void> {
  const call = {
    method: 'POST',
    url: urlOf(baseUrl, id, '/ack'),
    body: JSON.stringify(request),
    keepalive: true,
  } as const
  const answer = await requestJson(call, ports)
  if (answer.status !== 204 && problemIn(answer)?.code !== 'not-found') throw failureOf(answer)
}

/** `GET` or `DELETE /v1/secrets/{id}`. @returns null when the secret is not known there. */
export async function callAsOwner(
  method: 'GET' | 'DELETE',
  baseUrl: string,
  { id, ownerKey }: Pick<OwnerKey, 'id' | 'ownerKey'>,
  ports: HttpPorts,
): Promise<Receipt | null> {
  const url = urlOf(baseUrl, id)
  const answer = await requestJson({ method, url, bearer: ownerKey }, ports)
  return problemIn(answer)?.code === 'not-found' ? null : parsed(receiptSchema, answer)
}

function urlOf(baseUrl: string, id: string, call = ''): string {
  return new URL(`v1/secrets/${encodeURIComponent(id)}${call}`, baseUrl).href
}

/** @throws EndpointError for every answer that is not a success of this shape. */
function parsed<T>(schema: v.GenericSchema<unknown, T>, answer: HttpAnswer): T {
  if (answer.status !== 200 && answer.status !== 201) throw failureOf(answer)
  const result = v.safeParse(schema, answer.json)
  if (!result.success) throw new EndpointError('endpoint/not-an-endpoint')
  return result.output
}
