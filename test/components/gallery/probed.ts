import type { Probed } from '#lib/endpoints/endpoint.ts'

/** What a common endpoint says of itself. */
export const PROBED: Probed = {
  kind: 'matchstick',
  name: 'Team secrets',
  version: '1.2.3',
  needsToken: false,
  limits: {
    envelopeBytes: 1_000_000,
    minTtlSeconds: 60,
    maxTtlSeconds: 7 * 86400,
    maxOpens: 10,
    maxAttempts: 10,
  },
}
