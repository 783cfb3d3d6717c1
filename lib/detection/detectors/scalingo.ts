import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Scalingo',

  detectors: [
    {
      id: 'scalingo-api-token',
      name: 'API token',
      shapes: ['tk-us-{base64url:48}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('scalingo-api-token', `tk-us-${base64url(48)}`)]
