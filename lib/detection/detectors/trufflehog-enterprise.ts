import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'TruffleHog Enterprise',

  detectors: [
    {
      id: 'trufflehog-enterprise-secret',
      name: 'secret',
      shapes: ['thog-secret-{hex:32}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('trufflehog-enterprise-secret', `thog-secret-${hex(32)}`),
]
