import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Adyen',
  detectors: [
    {
      id: 'adyen-api-key',
      name: 'API key',
      shapes: ['AQE{base62:2}m{base64url++/=:90-300}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('adyen-api-key', `AQE${base62(2)}m${base64url(90)}`)]
