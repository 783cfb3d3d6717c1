import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Hetzner',
  rotateUrl: 'https://console.hetzner.cloud/',
  detectors: [
    {
      id: 'hetzner-api-token',
      name: 'API token',
      shapes: ['{base62:64}'],
      severity: 'critical',
      near: ['hetzner', 'hcloud'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('hetzner-api-token', base62(64), { before: 'HCLOUD_TOKEN=' }),
]
