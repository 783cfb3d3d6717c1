import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Paystack',
  detectors: [
    {
      id: 'paystack-secret-key',
      name: 'live secret key',
      shapes: ['sk_live_{hex:40}'],
      severity: 'critical',
    },
    {
      id: 'paystack-test-secret-key',
      name: 'test secret key',
      shapes: ['sk_test_{hex:40}'],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('paystack-secret-key', `sk_live_${hex(40)}`),
  find('paystack-test-secret-key', `sk_test_${hex(40)}`),
]
