import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'WorkOS',
  detectors: [
    {
      id: 'workos-api-key',
      name: 'live API key',
      shapes: ['sk_live_a2V{base62:50-120}'],
      severity: 'critical',
    },
    {
      id: 'workos-test-api-key',
      name: 'test API key',
      shapes: ['sk_test_a2V{base62:50-120}'],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('workos-api-key', `sk_live_a2V${base62(50)}`),
  find('workos-test-api-key', `sk_test_a2V${base62(50)}`),
]
