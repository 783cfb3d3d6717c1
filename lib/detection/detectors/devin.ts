import { defineProvider } from '../detector.ts'
import { base32lower, base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Devin',

  detectors: [
    {
      id: 'devin-service-personal-api-key',
      name: 'service or personal API key',
      shapes: ['apk_{base64+=:80-180}', 'apk_user_{base64+=:80-180}'],
      severity: 'high',
    },
    {
      id: 'devin-service-user-token',
      name: 'service user token',
      shapes: ['cog_{base32lower:52}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('devin-service-personal-api-key', `apk_${base64(100)}`),
  find('devin-service-personal-api-key', `apk_user_${base64(100)}`),
  find('devin-service-user-token', `cog_${base32lower(52)}`),
]
