import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Mollie',
  detectors: [
    {
      id: 'mollie-api-key',
      name: 'live API key',
      shapes: ['live_{base62:30}'],
      severity: 'critical',
      near: ['mollie'],
    },
    {
      id: 'mollie-test-api-key',
      name: 'test API key',
      shapes: ['test_{base62:30}'],
      severity: 'medium',
      kind: 'test-key',
      near: ['mollie'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mollie-api-key', `live_${base62(30)}`, { before: 'MOLLIE_TOKEN=' }),
  find('mollie-test-api-key', `test_${base62(30)}`, { before: 'MOLLIE_TOKEN=' }),
]
