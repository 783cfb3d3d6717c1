import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Adobe',
  rotateUrl: 'https://developer.adobe.com/console',
  detectors: [
    {
      id: 'adobe-oauth-client-secret',
      name: 'OAuth client secret',
      shapes: ['p8e-{base64url:32}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('adobe-oauth-client-secret', `p8e-${base64url(32)}`)]
