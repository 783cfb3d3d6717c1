import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Instagram',
  detectors: [
    {
      id: 'instagram-access-token',
      name: 'access token',
      shapes: ['IGQVJ{base64url:100-400}', 'IGQWR{base64url:100-400}', 'IGAA{base64url:100-400}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('instagram-access-token', `IGQVJ${base64url(100)}`),
  find('instagram-access-token', `IGQWR${base64url(100)}`),
  find('instagram-access-token', `IGAA${base64url(100)}`),
]
