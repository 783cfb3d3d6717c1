import { defineProvider } from '../detector.ts'
import { base36, base62, base64, base64Of, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Docker',

  detectors: [
    {
      id: 'docker-swarm-join-token',
      name: 'Swarm join token',
      shapes: ['SWMTKN-1-{base36:50}-{base36:25}'],
      severity: 'critical',
    },
    {
      id: 'docker-swarm-unlock-key',
      name: 'Swarm unlock key',
      shapes: ['SWMKEY-1-{base64:43}'],
      severity: 'critical',
    },
    {
      id: 'docker-registry-auth-in-config-json',
      name: 'registry login in config.json',
      shapes: ['{base64:16-400}', '{base64:16-400}=', '{base64:16-400}=='],
      severity: 'high',
      near: ['auth', 'dockerconfigjson'],
      check: 'base64-colon',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('docker-swarm-join-token', `SWMTKN-1-${base36(50)}-${base36(25)}`),
  find('docker-swarm-unlock-key', `SWMKEY-1-${base64(43)}`),
  find('docker-registry-auth-in-config-json', base64Of(`deploy:${base62(18)}`), {
    before: '"auth": "',
    after: '"',
  }),
  find('docker-registry-auth-in-config-json', base64Of(`deploy:${base62(19)}`), {
    before: '"auth": "',
    after: '"',
  }),
  find('docker-registry-auth-in-config-json', base64Of(`deploy:${base62(20)}`), {
    before: '"auth": "',
    after: '"',
  }),
]
