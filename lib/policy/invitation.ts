/**
 * An endpoint in one link: `<base address>#invite`, or `#invite.<payload>` with a name or a
 * creation token. All of it stands in the fragment, which no server is sent.
 * @see docs/protocol.md
 */
import * as v from 'valibot'
import { decodeBase64url, encodeBase64url } from '#lib/crypto/base64url.ts'
import { concat, equalBytes, utf8 } from '#lib/crypto/bytes.ts'
import { cleanPasted } from './pasted.ts'
import { parseBaseUrl, tokenSchema } from './settings.ts'

const CHECK_BYTES = 3
const MAX_FRAGMENT_LENGTH = 2048

const payloadSchema = v.strictObject({
  name: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
  token: v.optional(tokenSchema),
})

export interface Invitation {
  baseUrl: string
  name: string | null
  token: string | null
}

export type ParsedAddress =
  | ({ is: 'endpoint' } & Invitation)
  | { is: 'bad-address' }
  /** An invitation of which something was lost or changed on its way. */
  | { is: 'bad-invitation' }

export function formatInvitation({ baseUrl, name, token }: Invitation): string {
  if (name === null && token === null) return `${baseUrl}#invite`
  const payload = { ...(name !== null && { name }), ...(token !== null && { token }) }
  const json = utf8(JSON.stringify(payload))
  return `${baseUrl}#invite.${encodeBase64url(concat([json, check(json)]))}`
}

/** What a person typed or pasted where an address is expected. At once: a click waits for it. */
export function parseAddress(pasted: string): ParsedAddress {
  // Mail filters are known to make `%23` of a `#`.
  const text = cleanPasted(pasted).replace(/%(?:25)*23(?=invite(?:\.|$))/i, '#')
  const [address = '', ...rest] = text.split('#')
  const baseUrl = parseBaseUrl(address)
  if (!baseUrl) return { is: 'bad-address' }
  const invitation = parseFragment(rest.join('#'))
  if (invitation === 'bad') return { is: 'bad-invitation' }
  const { name = null, token = null } = invitation ?? {}
  return { is: 'endpoint', baseUrl, name, token }
}

/** @returns null when the fragment is none of an invitation's. */
function parseFragment(fragment: string): v.InferOutput<typeof payloadSchema> | 'bad' | null {
  if (fragment === 'invite') return {}
  if (!fragment.startsWith('invite')) return null
  if (!fragment.startsWith('invite.') || fragment.length > MAX_FRAGMENT_LENGTH) return 'bad'
  const bytes = decodeBase64url(fragment.slice('invite.'.length))
  if (!bytes || bytes.length <= CHECK_BYTES) return 'bad'
  const json = bytes.slice(0, -CHECK_BYTES)
  if (!equalBytes(bytes.subarray(-CHECK_BYTES), check(json))) return 'bad'
  return parsePayload(json) ?? 'bad'
}

function parsePayload(json: Uint8Array): v.InferOutput<typeof payloadSchema> | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(json)
    const parsed = v.safeParse(payloadSchema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    // Neither UTF-8 nor JSON.
    return null
  }
}

/** CRC-24 of OpenPGP (RFC 9580, section 6.1.1): against accidents, and without waiting for it. */
function check(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let crc = 0xb704ce
  for (const byte of bytes) {
    crc ^= byte << 16
    for (let bit = 0; bit < 8; bit += 1) crc = (crc << 1) ^ (crc & 0x800000 ? 0x1864cfb : 0)
  }
  return new Uint8Array([crc >> 16, crc >> 8, crc])
}
