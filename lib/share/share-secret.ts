/** Sharing: a secret in, a link out, and a record of what the sender needs to follow or revoke it. */
import { newRecord, type ShareRecord } from '#lib/activity/record.ts'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { type Bytes, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { checkedPassphrase } from '#lib/crypto/passphrase.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import {
  EndpointError,
  type EndpointPorts,
  type FindKind,
  type Secret,
} from '#lib/endpoints/endpoint.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { CreatedShare } from '#lib/messaging/messages.ts'
import { addressOf } from '#lib/policy/endpoint-address.ts'
import { canOf } from '#lib/policy/endpoints.ts'
import { isTtlAllowed } from '#lib/policy/lifetimes.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import { attemptsOf } from './attempts.ts'
import { clockGap } from './clock-gap.ts'
import { isTooWeak } from './passphrase-strength.ts'

/** So many random ones never meet again. */
const ID_BYTES = 16

/** What is handed over. `name` and `type` are as the sender's system gives them; both are encrypted. */
export type SecretContent =
  | { kind: 'text'; text: string }
  | { kind: 'file'; bytes: Bytes; name: string; type: string }

export interface SecretToShare {
  content: SecretContent
  label?: string | undefined
  /** Null for none; an empty one is refused, never taken for none. */
  passphrase: string | null
  ttlSeconds: number
  maxOpens: number
  /** For the sender's list of shares alone; it goes into the record and nowhere else. */
  localName?: string | undefined
}

export interface SharePorts extends EndpointPorts {
  kindNamed: FindKind
  tokenOf(endpointId: string): Promise<string | null>
  keep(record: ShareRecord): Promise<void>
}

/**
 * @throws FailureError `app/empty-selection`, `app/broken-text`, `app/empty-file`,
 *   `app/no-passphrases`, `app/weak-passphrase`, `app/no-files`; EndpointError; CryptoError
 */
export async function shareSecret(
  endpoint: ConfiguredEndpoint,
  { content, label, passphrase: typed, ttlSeconds, maxOpens, localName }: SecretToShare,
  ports: SharePorts,
): Promise<CreatedShare> {
  const kind = await ports.kindNamed(endpoint.kind)
  if (!kind) throw new FailureError({ code: 'app/no-endpoint' })
  const { baseUrl, name, capabilities } = endpoint
  const passphrase = checkPassphrase(typed, capabilities)
  checkTerms({ ttlSeconds, maxOpens }, capabilities)
  const secret = { ...secretOf(content), ...(label ? { label } : {}) }
  checkSize(secret.kind, secret.content.length, endpoint)
  const at = addressOf(endpoint, await ports.tokenOf(endpoint.id))
  const shared = await kind.share(
    at,
    {
      secret,
      passphrase,
      ttlSeconds,
      maxOpens,
      maxAttempts: attemptsOf(endpoint.capabilities.passphrases),
    },
    ports,
  )
  const { id: serverId, ownerKey, createdAt, expiresAt, link } = shared
  const id = encodeBase64url(randomBytes(ID_BYTES))
  const hasPassphrase = passphrase !== null
  const clockGapSeconds = expiresAt === null ? 0 : clockGap({ createdAt, ttlSeconds, expiresAt })
  const record = () =>
    newRecord({
      id,
      serverId,
      ownerKey,
      endpointId: endpoint.id,
      baseUrl,
      kind: kind.kind,
      createdAt,
      expiresAt,
      clockGapSeconds,
      maxOpens,
      localName: localName ?? null,
      secretKind: content.kind,
      hasPassphrase,
      receipts: capabilities.receipts,
      canRevoke: capabilities.revoke,
    })
  try {
    await ports.keep(record())
  } catch (error) {
    // No record holds what the server said, or it could not be kept: nobody could follow or revoke
    // it. Not awaited, nor with the caller's signal: best effort.
    const { fetch, stretch, now } = ports
    void kind
      .revoke(at, { id: serverId, ownerKey, expiresAt }, { fetch, stretch, now })
      .catch(() => undefined)
    throw error
  }
  const { revoke: canRevoke, without } = canOf(endpoint)
  const told = { hasPassphrase, endpointName: name, canRevoke, without, clockGapSeconds }
  return { id, link, expiresAt, maxOpens, ...told }
}

/**
 * Refuse what the endpoint does not have: nothing leaves with less protection than was chosen.
 * @throws EndpointError `endpoint/out-of-limits`
 */
function checkTerms(
  { ttlSeconds, maxOpens }: Pick<SecretToShare, 'ttlSeconds' | 'maxOpens'>,
  capabilities: Capabilities,
): void {
  if (maxOpens > capabilities.maxOpens) {
    throw new EndpointError('endpoint/out-of-limits', { field: 'maxOpens' })
  }
  if (!isTtlAllowed(ttlSeconds, capabilities)) {
    throw new EndpointError('endpoint/out-of-limits', { field: 'expiresIn' })
  }
}

/**
 * @returns what all kinds seal with: the same text whatever keyboard it comes from.
 * @throws FailureError `app/no-passphrases`, `app/weak-passphrase`; CryptoError `crypto/passphrase-*`
 */
function checkPassphrase(typed: string | null, { passphrases }: Capabilities): string | null {
  if (typed === null) return null
  if (!passphrases) throw new FailureError({ code: 'app/no-passphrases' })
  const passphrase = checkedPassphrase(typed)
  if (isTooWeak(passphrase, passphrases)) throw new FailureError({ code: 'app/weak-passphrase' })
  return passphrase
}

/**
 * Refuse what cannot fit before it is read, sealed or sent.
 * @param length - in bytes.
 * @throws FailureError `app/no-files`, EndpointError `endpoint/too-large`
 */
export function checkSize(
  kind: SecretContent['kind'],
  length: number,
  { capabilities }: Pick<ConfiguredEndpoint, 'capabilities'>,
): void {
  const limitBytes = kind === 'text' ? capabilities.textBytes : capabilities.fileBytes
  if (kind === 'file' && limitBytes === 0) throw new FailureError({ code: 'app/no-files' })
  if (length > limitBytes) throw new EndpointError('endpoint/too-large', { limitBytes })
}

function secretOf(content: SecretContent): Secret {
  if (content.kind === 'text') return { kind: 'text', content: textBytes(content.text) }
  const { bytes, name, type } = content
  if (bytes.length === 0) throw new FailureError({ code: 'app/empty-file' })
  return { kind: 'file', content: bytes, name, ...(type !== '' && { type }) }
}

function textBytes(text: string): Bytes {
  if (text.trim() === '') throw new FailureError({ code: 'app/empty-selection' })
  // A lone surrogate is half a character; UTF-8 has no bytes for it and U+FFFD would be a lie.
  if (!text.isWellFormed()) throw new FailureError({ code: 'app/broken-text' })
  return utf8(text)
}
