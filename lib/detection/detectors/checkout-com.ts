import { defineProvider } from '../detector.ts'
import { base36, type Examples, find, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Checkout.com',
  detectors: [
    {
      id: 'checkout-com-secret-key',
      name: 'secret key',
      shapes: [`sk_${UUID}`, 'sk_{base36:26}{base36+*#$=:1}'],
      severity: 'critical',
      check: 'random',
    },
    {
      id: 'checkout-com-test-secret-key',
      name: 'sandbox secret key',
      shapes: [`sk_test_${UUID}`, 'sk_sbox_{base36:26}{base36+*#$=:1}'],
      severity: 'medium',
      kind: 'test-key',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('checkout-com-secret-key', `sk_${uuid()}`),
  find('checkout-com-secret-key', `sk_${base36(26)}${base36(1)}`),
  find('checkout-com-test-secret-key', `sk_test_${uuid()}`),
  find('checkout-com-test-secret-key', `sk_sbox_${base36(26)}${base36(1)}`),
]
