import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'PlanetScale',
  detectors: [
    {
      id: 'planetscale-service-token',
      name: 'service token',
      shapes: ['pscale_tkn_{base64url:32-64}'],
      severity: 'critical',
    },
    {
      id: 'planetscale-password',
      name: 'password',
      shapes: ['pscale_pw_{base64url:32-64}'],
      severity: 'critical',
      kind: 'password',
    },
    {
      id: 'planetscale-oauth-token',
      name: 'OAuth token',
      shapes: ['pscale_oauth_{base64url:32-64}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('planetscale-service-token', `pscale_tkn_${base64url(32)}`),
  find('planetscale-password', `pscale_pw_${base64url(32)}`),
  find('planetscale-oauth-token', `pscale_oauth_${base64url(32)}`),
]
