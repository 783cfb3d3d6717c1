import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Linear',
  rotateUrl: 'https://linear.app/settings/account/security',
  detectors: [
    { id: 'linear-api-key', name: 'API key', shapes: ['lin_api_{base62:40}'], severity: 'high' },
    {
      id: 'linear-oauth-token',
      name: 'OAuth token',
      shapes: ['lin_oauth_{Hex:64}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('linear-api-key', `lin_api_${base62(40)}`),
  find('linear-oauth-token', `lin_oauth_${hex(64)}`),
]
