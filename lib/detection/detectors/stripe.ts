import { defineProvider } from '../detector.ts'
import { base62, base64, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Stripe',
  rotateUrl: 'https://dashboard.stripe.com/apikeys',
  detectors: [
    {
      id: 'stripe-live-secret-key',
      name: 'live secret key',
      shapes: ['sk_live_{base62:24-247}'],
      severity: 'critical',
    },
    {
      id: 'stripe-test-secret-key',
      name: 'test secret key',
      shapes: ['sk_test_{base62:24-247}'],
      severity: 'medium',
      kind: 'test-key',
    },
    {
      id: 'stripe-live-restricted-key',
      name: 'live restricted key',
      shapes: ['rk_live_{base62:24-247}'],
      severity: 'critical',
    },
    {
      id: 'stripe-test-restricted-key',
      name: 'test restricted key',
      shapes: ['rk_test_{base62:24-247}'],
      severity: 'medium',
      kind: 'test-key',
    },
    {
      id: 'stripe-publishable-key',
      name: 'publishable key',
      shapes: ['pk_live_{base62:24-247}', 'pk_test_{base62:24-247}'],
      severity: 'low',
      public: true,
    },
    {
      id: 'stripe-webhook-signing-secret',
      name: 'webhook signing secret',
      shapes: ['whsec_{base64:32-64}'],
      severity: 'high',
    },
    {
      id: 'stripe-client-secret',
      name: 'payment or setup intent client secret',
      shapes: ['pi_{base62:24-27}_secret_{base62:25}', 'seti_{base62:24-27}_secret_{base62:25}'],
      severity: 'medium',
    },
    {
      id: 'stripe-ephemeral-key',
      name: 'ephemeral key',
      shapes: ['ek_live_{base64:60+}'],
      severity: 'medium',
    },
    {
      id: 'stripe-test-ephemeral-key',
      name: 'test ephemeral key',
      shapes: ['ek_test_{base64:60+}'],
      severity: 'low',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('stripe-live-secret-key', `sk_live_${base62(24)}`),
  find('stripe-test-secret-key', `sk_test_${base62(24)}`),
  find('stripe-live-restricted-key', `rk_live_${base62(24)}`),
  find('stripe-test-restricted-key', `rk_test_${base62(24)}`),
  leave(`pk_live_${base62(24)}`),
  leave(`pk_test_${base62(24)}`),
  find('stripe-webhook-signing-secret', `whsec_${base64(32)}`),
  find('stripe-client-secret', `pi_${base62(24)}_secret_${base62(25)}`),
  find('stripe-client-secret', `seti_${base62(24)}_secret_${base62(25)}`),
  find('stripe-ephemeral-key', `ek_live_${base64(60)}`),
  find('stripe-test-ephemeral-key', `ek_test_${base64(60)}`),
]
