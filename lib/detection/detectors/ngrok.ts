import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, pick } from '../examples.ts'

export default defineProvider({
  name: 'ngrok',
  rotateUrl: 'https://dashboard.ngrok.com/authtokens',
  detectors: [
    {
      id: 'ngrok-auth-token-api-key',
      name: 'auth token or API key',
      shapes: ['{[12]:1}{base62:26}_{base62:20-32}'],
      severity: 'high',
      near: ['ngrok'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('ngrok-auth-token-api-key', `${pick('1', '2')}${base62(26)}_${base62(26)}`, {
    before: 'ngrok config add-authtoken ',
  }),
]
