import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Duffel',
  detectors: [
    {
      id: 'duffel-api-token',
      name: 'live API token',
      shapes: ['duffel_live_{base64url:43}'],
      severity: 'high',
    },
    {
      id: 'duffel-test-api-token',
      name: 'test API token',
      shapes: ['duffel_test_{base64url:43}'],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('duffel-api-token', `duffel_live_${base64url(43)}`),
  find('duffel-test-api-token', `duffel_test_${base64url(43)}`),
]
