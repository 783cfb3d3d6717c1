import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Auth0',
  rotateUrl: 'https://manage.auth0.com/',
  detectors: [
    {
      id: 'auth0-client-secret',
      name: 'client secret',
      shapes: ['{base64url:64}'],
      severity: 'critical',
      near: ['auth0'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('auth0-client-secret', base64url(64), { before: 'AUTH0_TOKEN=' }),
]
