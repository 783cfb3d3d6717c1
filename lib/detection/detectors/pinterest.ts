import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Pinterest',
  detectors: [
    {
      id: 'pinterest-access-token',
      name: 'access token',
      shapes: ['pina_{base64url:20-200}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('pinterest-access-token', `pina_${base64url(20)}`)]
