import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Particle',
  detectors: [
    {
      id: 'particle-access-token',
      name: 'access token',
      shapes: ['{hex:40}'],
      severity: 'medium',
      near: ['particleaccess', 'particletoken', 'particleapi', 'particleio'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('particle-access-token', hex(40), { before: 'PARTICLE_ACCESS_TOKEN=' }),
]
