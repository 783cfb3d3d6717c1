import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Midtrans',
  detectors: [
    {
      id: 'midtrans-server-key',
      name: 'server key',
      shapes: ['Mid-server-{base64url:10-24}'],
      severity: 'critical',
    },
    {
      id: 'midtrans-sandbox-server-key',
      name: 'sandbox server key',
      shapes: ['SB-Mid-server-{base64url:10-24}'],
      severity: 'medium',
      kind: 'test-key',
    },
    {
      id: 'midtrans-client-key',
      name: 'client key',
      shapes: ['Mid-client-{base64url:10-24}', 'SB-Mid-client-{base64url:10-24}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('midtrans-server-key', `Mid-server-${base64url(10)}`),
  find('midtrans-sandbox-server-key', `SB-Mid-server-${base64url(10)}`),
  leave(`Mid-client-${base64url(10)}`),
  leave(`SB-Mid-client-${base64url(10)}`),
]
