import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Voyage AI',

  detectors: [
    {
      id: 'voyage-ai-api-key',
      name: 'API key',
      shapes: ['pa-{base64url:43}'],
      severity: 'medium',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('voyage-ai-api-key', `pa-${base64url(43)}`)]
