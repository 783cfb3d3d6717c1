import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Canva',
  detectors: [
    {
      id: 'canva-client-secret',
      name: 'client secret',
      shapes: ['cnvca{base64url:51}'],
      severity: 'high',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('canva-client-secret', `cnvca${base64url(51)}`)]
