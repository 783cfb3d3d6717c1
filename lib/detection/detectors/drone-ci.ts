import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Drone CI',

  detectors: [
    {
      id: 'drone-ci-access-token',
      name: 'access token',
      shapes: ['{base62:32}'],
      severity: 'high',
      near: ['drone'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('drone-ci-access-token', base62(32), { before: 'DRONE_TOKEN=' }),
]
