import { defineProvider } from '../detector.ts'
import { base36, base64url, type Examples, find, hex, leave } from '../examples.ts'

export default defineProvider({
  name: 'PayPal',
  rotateUrl: 'https://developer.paypal.com/dashboard/applications',
  detectors: [
    {
      id: 'paypal-braintree-access-token',
      name: 'Braintree access token',
      shapes: ['access_token$production{[$]:1}{base36:16}{[$]:1}{hex:32}'],
      severity: 'critical',
    },
    {
      id: 'paypal-braintree-sandbox-token',
      name: 'Braintree sandbox token',
      shapes: ['access_token$sandbox{[$]:1}{base36:16}{[$]:1}{hex:32}'],
      severity: 'medium',
      kind: 'test-key',
    },
    {
      id: 'paypal-client-secret',
      name: 'client secret',
      shapes: ['E{base64url:79}'],
      severity: 'critical',
      near: ['paypal'],
      check: 'random',
      pairsWith: ['paypal-client-id'],
    },
    {
      id: 'paypal-client-id',
      name: 'client id',
      shapes: ['A{base64url:79}'],
      severity: 'low',
      public: true,
      near: ['paypal'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('paypal-braintree-access-token', `access_token$production$${base36(16)}$${hex(32)}`),
  find('paypal-braintree-sandbox-token', `access_token$sandbox$${base36(16)}$${hex(32)}`),
  find('paypal-client-secret', `E${base64url(79)}`, { before: 'PAYPAL_TOKEN=' }),
  leave(`PAYPAL_TOKEN=A${base64url(79)}`),
]
