import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex, leave, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Plaid',
  rotateUrl: 'https://dashboard.plaid.com/developers/keys',
  detectors: [
    {
      id: 'plaid-access-token',
      name: 'access token',
      shapes: [`access-production-${UUID}`, `access-development-${UUID}`],
      severity: 'critical',
    },
    {
      id: 'plaid-sandbox-access-token',
      name: 'sandbox access token',
      shapes: [`access-sandbox-${UUID}`],
      severity: 'medium',
      kind: 'test-key',
    },
    {
      id: 'plaid-secret',
      name: 'secret',
      shapes: ['{base62:30}'],
      severity: 'critical',
      near: ['plaid'],
      pairsWith: ['plaid-client-id'],
    },
    {
      id: 'plaid-client-id',
      name: 'client id',
      shapes: ['{hex:24}'],
      severity: 'low',
      public: true,
      near: ['plaid'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('plaid-access-token', `access-production-${uuid()}`),
  find('plaid-access-token', `access-development-${uuid()}`),
  find('plaid-sandbox-access-token', `access-sandbox-${uuid()}`),
  find('plaid-secret', base62(30), { before: 'PLAID_TOKEN=' }),
  leave(`PLAID_TOKEN=${hex(24)}`),
]
