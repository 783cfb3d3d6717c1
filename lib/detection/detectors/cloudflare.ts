import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find, hex, withCrc32Hex } from '../examples.ts'

export default defineProvider({
  name: 'Cloudflare',
  rotateUrl: 'https://dash.cloudflare.com/profile/api-tokens',
  detectors: [
    {
      id: 'cloudflare-user-api-token',
      name: 'user API token',
      shapes: ['cfut_{base62:40}{hex:8}'],
      severity: 'critical',
      check: 'crc32-hex',
    },
    {
      id: 'cloudflare-account-api-token',
      name: 'account API token',
      shapes: ['cfat_{base62:40}{hex:8}'],
      severity: 'critical',
      check: 'crc32-hex',
    },
    {
      id: 'cloudflare-global-api-key',
      name: 'global API key',
      shapes: ['cfk_{base62:40}{hex:8}'],
      severity: 'critical',
      check: 'crc32-hex',
    },
    {
      id: 'cloudflare-api-token-legacy',
      name: 'API token (legacy)',
      shapes: ['{base64url:40}'],
      severity: 'critical',
      near: ['cloudflare', 'cf api', 'cf token'],
      check: 'no-hash',
    },
    {
      id: 'cloudflare-global-key-legacy',
      name: 'global API key (legacy)',
      shapes: ['{hex:37}'],
      severity: 'critical',
      near: ['cloudflare', 'x auth key', 'cf api', 'cf key'],
    },
    {
      id: 'cloudflare-origin-ca-key',
      name: 'origin CA key',
      shapes: ['v1.0-{hex:24}-{hex:146}'],
      severity: 'critical',
    },
    {
      id: 'cloudflare-turnstile-secret',
      name: 'Turnstile secret',
      shapes: ['0x4AAAA{base64url:26-33}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('cloudflare-user-api-token', withCrc32Hex('cfut_', base62(40))),
  find('cloudflare-account-api-token', withCrc32Hex('cfat_', base62(40))),
  find('cloudflare-global-api-key', withCrc32Hex('cfk_', base62(40))),
  find('cloudflare-api-token-legacy', base64url(40), { before: 'CLOUDFLARE_API_TOKEN=' }),
  find('cloudflare-global-key-legacy', hex(37), { before: 'X-Auth-Key: ' }),
  find('cloudflare-origin-ca-key', `v1.0-${hex(24)}-${hex(146)}`),
  find('cloudflare-turnstile-secret', `0x4AAAAAAA${base64url(25)}`),
]
