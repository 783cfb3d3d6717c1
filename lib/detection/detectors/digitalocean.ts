import { defineProvider } from '../detector.ts'
import { BASE36, base64, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'DigitalOcean',
  rotateUrl: 'https://cloud.digitalocean.com/account/api/tokens',
  detectors: [
    {
      id: 'digitalocean-personal-access-token',
      name: 'personal access token',
      shapes: ['dop_v1_{hex:64}'],
      severity: 'critical',
    },
    {
      id: 'digitalocean-oauth-token',
      name: 'OAuth token',
      shapes: ['doo_v1_{hex:64}'],
      severity: 'critical',
    },
    {
      id: 'digitalocean-refresh-token',
      name: 'refresh token',
      shapes: ['dor_v1_{hex:64}'],
      severity: 'critical',
    },
    {
      id: 'digitalocean-spaces-access-key',
      name: 'Spaces access key id',
      shapes: ['DO{BASE36:18}'],
      severity: 'medium',
      near: ['digitalocean', 'spaces', 's3'],
      check: 'random',
    },
    {
      id: 'digitalocean-spaces-secret-key',
      name: 'Spaces secret key',
      shapes: ['{base64:43}'],
      severity: 'high',
      near: ['spaces', 'digitalocean spaces'],
      check: 'no-hash',
      pairsWith: ['digitalocean-spaces-access-key'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('digitalocean-personal-access-token', `dop_v1_${hex(64)}`),
  find('digitalocean-oauth-token', `doo_v1_${hex(64)}`),
  find('digitalocean-refresh-token', `dor_v1_${hex(64)}`),
  find('digitalocean-spaces-access-key', `DO${BASE36(18)}`, { before: 'SPACES_KEY=' }),
  find('digitalocean-spaces-secret-key', base64(43), { before: 'SPACES_SECRET=' }),
]
