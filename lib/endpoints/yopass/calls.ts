/** The calls of Yopass. GET reads, and burns what is to be read once. */
import * as v from 'valibot'
import { type Bytes, utf8 } from '#lib/crypto/bytes.ts'
import { type EndpointAddress, EndpointError } from '../endpoint.ts'
import { type HttpAnswer, type HttpPorts, MAX_SECRET_BYTES, requestBytes } from '../http.ts'
import { asJson, ask, isMissing, read, throwIfRefused } from './answers.ts'
import { armor, unarmor } from './openpgp/armor.ts'

const ID = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9A-Za-z]{22})$/
const createdSchema = v.object({
  message: v.pipe(v.string(), v.regex(ID)),
  receipt_token: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/))),
})
/** Burnt when it comes: only the message has to be right. */
const secretSchema = v.object({
  message: v.string(),
  one_time: v.fallback(v.optional(v.boolean(), false), false),
})
const seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e11))
const receiptSchema = v.variant('state', [
  v.object({ state: v.literal('pending') }),
  v.object({ state: v.literal('viewed'), viewed_at: seconds }),
])
const presenceSchema = v.object({ oneTime: v.boolean() })

/** Texts and files have ids of their own. */
export interface Named {
  kind: 'text' | 'file'
  id: string
}

const PATHS = { text: 'secret', file: 'file' } as const

export interface Creation {
  kind: 'text' | 'file'
  message: Bytes
  expiration: number
  wantsReceipt: boolean
  /** Bytes of a content that it takes, for who wanted more. */
  limitBytes: number
}

export interface Created {
  id: string
  /** Empty without a receipt. */
  receiptToken: string
}

/** On Yopass 14 and newer. */
export async function create(
  at: EndpointAddress,
  creation: Creation,
  ports: HttpPorts,
): Promise<Created> {
  const url = `${at.baseUrl}create/${PATHS[creation.kind]}`
  const request = creation.kind === 'file' ? fileRequest(creation) : textRequest(creation)
  const call = { method: 'POST', url, bearer: at.token, ...request } as const
  return createdBy(await ask(call, ports), at, creation)
}

/** On older ones, where a file is a text as well. Nothing came of a call that is not there. */
export async function createOnOlder(
  at: EndpointAddress,
  creation: Creation,
  ports: HttpPorts,
): Promise<Created> {
  const { message, expiration, kind } = creation
  const body = JSON.stringify({ message: armor(message), expiration, one_time: true })
  const post = (path: string) => ask({ method: 'POST', url: `${at.baseUrl}${path}`, body }, ports)
  const answer = await post(`create/${PATHS[kind]}`)
  const isSince13 = answer.status !== 404 && answer.status !== 405
  return createdBy(isSince13 ? answer : await post(PATHS[kind]), at, creation)
}

function textRequest({ message, expiration, wantsReceipt }: Creation) {
  const secret = { message: armor(message), expiration, one_time: true, require_auth: false }
  return { body: JSON.stringify({ ...secret, receipt: wantsReceipt }) }
}

function fileRequest({ message, expiration, wantsReceipt }: Creation) {
  const headers = {
    'x-yopass-expiration': String(expiration),
    'x-yopass-onetime': 'true',
    ...(wantsReceipt && { 'x-yopass-receipt': 'true' }),
  }
  return { body: message, contentType: 'application/octet-stream', headers }
}

function createdBy(
  answer: HttpAnswer,
  { token }: EndpointAddress,
  { limitBytes }: Creation,
): Created {
  throwIfRefused(answer, { token, limitBytes })
  const { message, receipt_token: receiptToken = '' } = read(createdSchema, answer)
  return { id: message, receiptToken }
}

export interface Taken {
  message: Bytes
  /** Null where the server does not say. */
  isBurnt: boolean | null
}

/** Burns it. @returns null when there is none. */
export async function take(baseUrl: string, named: Named, ports: HttpPorts): Promise<Taken | null> {
  const call = { method: 'GET', url: urlOf(baseUrl, named), maxBytes: MAX_SECRET_BYTES } as const
  const taken = await requestBytes(call, ports)
  // No text begins like an OpenPGP packet. Files of older servers are armored, in JSON.
  const { status, bytes } = taken
  if (status === 200 && bytes && (bytes[0] ?? 0) >= 0x80) return { message: bytes, isBurnt: null }
  const answer = asJson(taken)
  if (isMissing(answer)) return null
  const { message: armored, one_time: isBurnt } = read(secretSchema, answer)
  return { message: unarmor(armored) ?? utf8(armored), isBurnt }
}

/** Burns nothing. @returns null where it cannot be asked. */
export async function isThere(
  baseUrl: string,
  named: Named,
  ports: HttpPorts,
): Promise<boolean | null> {
  const url = `${urlOf(baseUrl, named)}/status`
  const answer = await ask({ method: 'GET', url }, ports)
  if (isMissing(answer)) return false
  if (answer.status === 404) return null
  read(presenceSchema, answer)
  return true
}

/** @returns null when there is none; it lives no longer than the secret was to. */
export async function getReceipt(
  baseUrl: string,
  named: Named,
  receiptToken: string,
  ports: HttpPorts,
): Promise<{ viewedAt: string | null } | null> {
  const url = `${urlOf(baseUrl, named)}/receipt`
  const headers = { 'x-yopass-receipt-token': receiptToken }
  const answer = await ask({ method: 'GET', url, headers }, ports)
  if (isMissing(answer)) return null
  const receipt = read(receiptSchema, answer)
  if (receipt.state === 'pending') return { viewedAt: null }
  return { viewedAt: new Date(receipt.viewed_at * 1000).toISOString() }
}

/** @returns whether there was one. */
export async function remove(baseUrl: string, named: Named, ports: HttpPorts): Promise<boolean> {
  const answer = await ask({ method: 'DELETE', url: urlOf(baseUrl, named) }, ports)
  if (isMissing(answer)) return false
  if (answer.status !== 204) read(v.never(), answer)
  return true
}

function urlOf(baseUrl: string, { kind, id }: Named): string {
  if (!ID.test(id)) throw new EndpointError('endpoint/not-an-endpoint')
  return `${baseUrl}${PATHS[kind]}/${id}`
}
