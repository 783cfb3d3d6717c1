import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Typeform',
  rotateUrl: 'https://admin.typeform.com/user/tokens',
  detectors: [
    {
      id: 'typeform-personal-token',
      name: 'personal token',
      shapes: ['tfp_{base64url:40-59}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('typeform-personal-token', `tfp_${base64url(40)}`)]
