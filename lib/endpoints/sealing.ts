/** A secret in our own envelope: sealed from what is asked for, and given out when it is open. */
import { type Sealed, seal } from '#lib/crypto/envelope.ts'
import type { Payload } from '#lib/crypto/payload.ts'
import type { EndpointPorts, Opened, ShareRequest } from './endpoint.ts'

/** Of a payload that is not content, without a long label; with one, the server has the last word. */
export const HEADER_BYTES = 256

export interface SealedSecret extends Sealed {
  /** By the sender's clock, as the header says. */
  createdAt: string
}

/** @throws CryptoError `crypto/passphrase-*`, `crypto/kdf-failed`, `crypto/header-too-large` */
export async function sealSecret(
  { secret, passphrase, ttlSeconds, maxOpens }: ShareRequest,
  { stretch, now }: Pick<EndpointPorts, 'stretch' | 'now'>,
): Promise<SealedSecret> {
  const { content, ...described } = secret
  const createdMs = now()
  const createdAt = new Date(createdMs).toISOString()
  const expiresAt = new Date(createdMs + ttlSeconds * 1000).toISOString()
  const header = { ...described, created: createdAt, expiresAt, maxOpens }
  return { ...(await seal({ header, content }, { passphrase, stretch })), createdAt }
}

/** What came out of an envelope. */
export function openedSecret(
  { header, content }: Payload,
  {
    opensLeft,
    acknowledge = async () => {},
  }: { opensLeft: number | null; acknowledge?: () => Promise<void> },
): Opened {
  const { kind, label, name, type, created, expiresAt, maxOpens } = header
  return {
    outcome: 'opened',
    secret: {
      kind,
      content,
      ...(label !== undefined && { label }),
      ...(name !== undefined && { name }),
      ...(type !== undefined && { type }),
    },
    promised: { createdAt: created, expiresAt, maxOpens },
    opensLeft,
    acknowledge,
  }
}
