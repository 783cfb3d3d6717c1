import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Clerk',
  detectors: [
    {
      id: 'clerk-secret-key',
      name: 'live secret key',
      shapes: ['sk_live_{base62:32-50}'],
      severity: 'critical',
      near: ['clerk'],
    },
    {
      id: 'clerk-test-secret-key',
      name: 'test secret key',
      shapes: ['sk_test_{base62:32-50}'],
      severity: 'medium',
      kind: 'test-key',
      near: ['clerk'],
    },
    {
      id: 'clerk-publishable-key',
      name: 'publishable key',
      shapes: ['pk_live_{base62+$=:30-120}', 'pk_test_{base62+$=:30-120}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('clerk-secret-key', `sk_live_${base62(32)}`, { before: 'CLERK_TOKEN=' }),
  find('clerk-test-secret-key', `sk_test_${base62(32)}`, { before: 'CLERK_TOKEN=' }),
  leave(`pk_live_${base62(30)}`),
  leave(`pk_test_${base62(30)}`),
]
