/** Sharing: a secret in, a link out, and a record of what the sender needs to follow or revoke it. */
import { newRecord, type ShareRecord } from '#lib/activity/record.ts'
import { type Bytes, utf8 } from '#lib/crypto/bytes.ts'
import { envelopeLength } from '#lib/crypto/envelope.ts'
import { EndpointError, type EndpointPorts, type Secret } from '#lib/endpoints/endpoint.ts'
import { kindNamed } from '#lib/endpoints/registry.ts'
import { DEFAULT_MAX_ATTEMPTS } from '#lib/endpoints/wire.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { CreatedShare } from '#lib/messaging/messages.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import { clockGap } from './clock-gap.ts'

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
  tokenOf(endpointId: string): Promise<string | null>
  keep(record: ShareRecord): Promise<void>
}

/**
 * @throws FailureError `app/empty-selection`, `app/broken-text`, `app/empty-file`; EndpointError;
 *   CryptoError
 */
export async function shareSecret(
  endpoint: ConfiguredEndpoint,
  { content, label, passphrase, ttlSeconds, maxOpens, localName }: SecretToShare,
  ports: SharePorts,
): Promise<CreatedShare> {
  const kind = kindNamed(endpoint.kind)
  if (!kind) throw new FailureError({ code: 'app/no-endpoint' })
  const { baseUrl, name } = endpoint
  const secret = { ...secretOf(content), ...(label ? { label } : {}) }
  checkSize(secret.content.length, endpoint)
  const shared = await kind.share(
    { baseUrl, token: await ports.tokenOf(endpoint.id) },
    {
      secret,
      passphrase,
      ttlSeconds,
      maxOpens,
      maxAttempts: Math.min(DEFAULT_MAX_ATTEMPTS, endpoint.limits.maxAttempts),
    },
    ports,
  )
  const { id, ownerKey, createdAt, expiresAt, link } = shared
  const hasPassphrase = passphrase !== null
  const clockGapSeconds = clockGap({ createdAt, ttlSeconds, expiresAt })
  const record = newRecord({
    id,
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
  })
  try {
    await ports.keep(record)
  } catch (error) {
    // Nobody could follow or revoke it. Not awaited, nor with the caller's signal: best effort.
    const { fetch, stretch, now } = ports
    void kind
      .revoke({ baseUrl, token: null }, { id, ownerKey }, { fetch, stretch, now })
      .catch(() => undefined)
    throw error
  }
  return { id, link, expiresAt, maxOpens, hasPassphrase, endpointName: name, clockGapSeconds }
}

/**
 * Refuse what cannot fit before it is read, sealed or sent. The header's own few hundred bytes are
 * the server's to refuse.
 * @throws EndpointError `endpoint/too-large`
 */
export function checkSize(length: number, { limits }: Pick<ConfiguredEndpoint, 'limits'>): void {
  const limitBytes = limits.envelopeBytes
  if (envelopeLength(length) > limitBytes) {
    throw new EndpointError('endpoint/too-large', { limitBytes })
  }
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
