import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Razorpay',
  rotateUrl: 'https://dashboard.razorpay.com/app/website-app-settings/api-keys',
  detectors: [
    {
      id: 'razorpay-key-secret',
      name: 'key secret',
      shapes: ['{base62:24}'],
      severity: 'critical',
      near: ['razorpay'],
      pairsWith: ['razorpay-key-id'],
    },
    {
      id: 'razorpay-key-id',
      name: 'key id',
      shapes: ['rzp_live_{base62:14}', 'rzp_test_{base62:14}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('razorpay-key-secret', base62(24), { before: 'RAZORPAY_TOKEN=' }),
  leave(`rzp_live_${base62(14)}`),
  leave(`rzp_test_${base62(14)}`),
]
