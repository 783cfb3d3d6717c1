import { defineProvider } from '../detector.ts'
import { base32, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Defined Networking',

  detectors: [
    {
      id: 'defined-networking-api-key',
      name: 'API key',
      shapes: ['dnkey-{base32:26}-{base32:52}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('defined-networking-api-key', `dnkey-${base32(26)}-${base32(52)}`),
]
