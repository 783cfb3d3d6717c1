/** The use case: text in, link out, and a record of what the sender needs to follow or revoke it. */
import type { ShareRecord } from '#lib/activity/record.ts'
import { utf8 } from '#lib/crypto/bytes.ts'
import { envelopeLength } from '#lib/crypto/envelope.ts'
import { EndpointError, type EndpointPorts } from '#lib/endpoints/endpoint.ts'
import { kindNamed } from '#lib/endpoints/registry.ts'
import { DEFAULT_MAX_ATTEMPTS } from '#lib/endpoints/wire.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { CreatedShare } from '#lib/messaging/messages.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'

export interface TextToShare {
  text: string
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

/** @throws FailureError `app/empty-selection`; EndpointError; CryptoError */
export async function shareText(
  endpoint: ConfiguredEndpoint,
  { text, label, passphrase, ttlSeconds, maxOpens, localName }: TextToShare,
  ports: SharePorts,
): Promise<CreatedShare> {
  const content = textBytes(text)
  const limit = endpoint.limits.envelopeBytes
  // The header's own few hundred bytes are the server's to refuse; this spares a vain upload.
  if (envelopeLength(content.length) > limit) {
    throw new EndpointError('endpoint/too-large', { limitBytes: limit })
  }
  const kind = kindNamed(endpoint.kind)
  if (!kind) throw new FailureError({ code: 'app/no-endpoint' })
  const { baseUrl, name } = endpoint
  const shared = await kind.share(
    { baseUrl, token: await ports.tokenOf(endpoint.id) },
    {
      secret: { kind: 'text', content, ...(label ? { label } : {}) },
      passphrase,
      ttlSeconds,
      maxOpens,
      maxAttempts: Math.min(DEFAULT_MAX_ATTEMPTS, endpoint.limits.maxAttempts),
    },
    ports,
  )
  const { id, ownerKey, createdAt, expiresAt, link } = shared
  await ports.keep({
    id,
    ownerKey,
    endpointId: endpoint.id,
    baseUrl,
    kind: kind.kind,
    createdAt,
    expiresAt,
    maxOpens,
    localName: localName ?? null,
    secretKind: 'text',
    hasPassphrase: passphrase !== null,
    state: 'waiting',
    openings: [],
    endedAt: null,
    failedAttempts: 0,
    exposedAt: null,
    isNews: false,
    checkedAt: null,
    askedAt: null,
    waitMs: 0,
  })
  return {
    id,
    link,
    expiresAt,
    maxOpens,
    hasPassphrase: passphrase !== null,
    endpointName: name,
  }
}

function textBytes(text: string): ReturnType<typeof utf8> {
  if (text.trim() === '') throw new FailureError({ code: 'app/empty-selection' })
  // A lone surrogate is half a character; UTF-8 has no bytes for it and U+FFFD would be a lie.
  if (!text.isWellFormed()) throw new FailureError({ code: 'app/broken-text' })
  return utf8(text)
}
