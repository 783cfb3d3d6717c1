import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Square',
  rotateUrl: 'https://developer.squareup.com/apps',
  detectors: [
    {
      id: 'square-access-token',
      name: 'access token',
      shapes: ['EAAA{base64url:60}'],
      severity: 'critical',
      check: 'random',
    },
    {
      id: 'square-personal-access-token-old',
      name: 'personal access token (old)',
      shapes: ['sq0atp-{base64url:22-60}'],
      severity: 'critical',
    },
    {
      id: 'square-oauth-application-secret',
      name: 'OAuth application secret',
      shapes: ['sq0csp-{base64url:43}'],
      severity: 'critical',
    },
    {
      id: 'square-application-id',
      name: 'application id',
      shapes: ['sq0idp-{base64url:22}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('square-access-token', `EAAA${base64url(60)}`),
  find('square-personal-access-token-old', `sq0atp-${base64url(22)}`),
  find('square-oauth-application-secret', `sq0csp-${base64url(43)}`),
  leave(`sq0idp-${base64url(22)}`),
]
