import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Endor Labs',

  detectors: [
    {
      id: 'endor-labs-api-key-or-secret',
      name: 'API key or secret',
      shapes: ['endr+{base64url:16}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('endor-labs-api-key-or-secret', `endr+${base64url(16)}`),
]
