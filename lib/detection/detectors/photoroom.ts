import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Photoroom',

  detectors: [
    {
      id: 'photoroom-api-key',
      name: 'API key',
      shapes: ['sk_pr_{base64url:1-40}_{hex:40}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('photoroom-api-key', `sk_pr_default_${hex(40)}`)]
