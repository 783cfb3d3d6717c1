import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Shippo',
  rotateUrl: 'https://apps.goshippo.com/settings/api',
  detectors: [
    {
      id: 'shippo-api-token',
      name: 'live API token',
      shapes: ['shippo_live_{hex:40}'],
      severity: 'high',
    },
    {
      id: 'shippo-test-api-token',
      name: 'test API token',
      shapes: ['shippo_test_{hex:40}'],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('shippo-api-token', `shippo_live_${hex(40)}`),
  find('shippo-test-api-token', `shippo_test_${hex(40)}`),
]
