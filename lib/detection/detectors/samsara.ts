import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Samsara',
  detectors: [
    {
      id: 'samsara-api-token',
      name: 'API token',
      shapes: ['samsara_api_{base62:26-32}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('samsara-api-token', `samsara_api_${base62(26)}`)]
