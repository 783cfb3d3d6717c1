import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Neon',
  rotateUrl: 'https://console.neon.tech/app/settings/api-keys',
  detectors: [
    { id: 'neon-api-key', name: 'API key', shapes: ['napi_{base62:64}'], severity: 'critical' },
    {
      id: 'neon-database-password',
      name: 'database password',
      shapes: ['npg_{base62:12}'],
      severity: 'critical',
      kind: 'password',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('neon-api-key', `napi_${base62(64)}`),
  find('neon-database-password', `npg_${base62(12)}`),
]
