import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Tailscale',
  rotateUrl: 'https://login.tailscale.com/admin/settings/keys',
  detectors: [
    {
      id: 'tailscale-api-access-token',
      name: 'API access token',
      shapes: ['tskey-api-{base62:8-40}-{base62:16-60}'],
      severity: 'critical',
    },
    {
      id: 'tailscale-auth-key',
      name: 'auth key',
      shapes: ['tskey-auth-{base62:8-40}-{base62:16-60}'],
      severity: 'critical',
    },
    {
      id: 'tailscale-oauth-client-secret',
      name: 'OAuth client secret',
      shapes: ['tskey-client-{base62:8-40}-{base62:16-60}'],
      severity: 'critical',
    },
    {
      id: 'tailscale-scim-webhook-keys',
      name: 'SCIM or webhook key',
      shapes: [
        'tskey-scim-{base62:8-40}-{base62:16-60}',
        'tskey-webhook-{base62:8-40}-{base62:16-60}',
      ],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('tailscale-api-access-token', `tskey-api-${base62(24)}-${base62(36)}`),
  find('tailscale-auth-key', `tskey-auth-${base62(24)}-${base62(36)}`),
  find('tailscale-oauth-client-secret', `tskey-client-${base62(24)}-${base62(36)}`),
  find('tailscale-scim-webhook-keys', `tskey-scim-${base62(24)}-${base62(36)}`),
  find('tailscale-scim-webhook-keys', `tskey-webhook-${base62(24)}-${base62(36)}`),
]
