import { defineProvider } from '../detector.ts'
import { type Examples, find, hex, leave } from '../examples.ts'

export default defineProvider({
  name: 'Lob',
  detectors: [
    { id: 'lob-secret-key', name: 'live secret key', shapes: ['live_{hex:35}'], severity: 'high' },
    {
      id: 'lob-test-secret-key',
      name: 'test secret key',
      shapes: ['test_{hex:35}'],
      severity: 'medium',
      kind: 'test-key',
    },
    {
      id: 'lob-publishable-key',
      name: 'publishable key',
      shapes: ['live_pub_{hex:31}', 'test_pub_{hex:31}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('lob-secret-key', `live_${hex(35)}`),
  find('lob-test-secret-key', `test_${hex(35)}`),
  leave(`live_pub_${hex(31)}`),
  leave(`test_pub_${hex(31)}`),
]
