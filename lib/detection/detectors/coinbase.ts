import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, leave, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Coinbase',
  rotateUrl: 'https://portal.cdp.coinbase.com/access/api',
  detectors: [
    {
      id: 'coinbase-access-token',
      name: 'access token',
      shapes: ['{base64url:64}'],
      severity: 'critical',
      near: ['coinbase'],
      check: 'no-hash',
    },
    // The name of a key; the EC private key beside it is the secret, and found as such.
    {
      id: 'coinbase-cloud-api-key-name',
      name: 'CDP API key name',
      shapes: [`organizations/${UUID}/apiKeys/${UUID}`],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('coinbase-access-token', base64url(64), { before: 'COINBASE_TOKEN=' }),
  leave(`organizations/${uuid()}/apiKeys/${uuid()}`),
]
