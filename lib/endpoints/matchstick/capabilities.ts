import { largestPayload } from '#lib/crypto/envelope.ts'
import type { Capabilities } from '../capabilities.ts'
import { HEADER_BYTES } from '../sealing.ts'
import type { Info } from '../wire.ts'

/** What our own server can do within the limits that it tells. */
export function capabilitiesOf({
  envelopeBytes,
  minTtlSeconds,
  maxTtlSeconds,
  maxOpens,
  maxAttempts,
}: Info['limits']): Capabilities {
  const contentBytes = Math.max(0, largestPayload(envelopeBytes) - HEADER_BYTES)
  return {
    lifetimes: { as: 'range', minSeconds: Math.max(1, minTtlSeconds), maxSeconds: maxTtlSeconds },
    maxOpens: Math.max(1, maxOpens),
    textBytes: contentBytes,
    fileBytes: contentBytes,
    passphrases: { isWholeKey: false, maxAttempts: Math.max(1, maxAttempts) },
    labels: true,
    receipts: 'full',
    revoke: true,
    claims: true,
    without: 'page',
  }
}
