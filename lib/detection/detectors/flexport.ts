import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Flexport',
  detectors: [
    {
      id: 'flexport-api-key',
      name: 'API key',
      shapes: ['shltm_{base64url:40}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('flexport-api-key', `shltm_${base64url(40)}`)]
