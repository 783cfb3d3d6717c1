import { defineProvider } from '../detector.ts'
import { stellarSeed } from '../encoded-examples.ts'
import { type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Stellar',
  detectors: [
    {
      id: 'stellar-secret-seed',
      name: 'secret seed',
      shapes: ['S{base32:55}'],
      severity: 'critical',
      kind: 'private-key',
      check: 'stellar',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('stellar-secret-seed', stellarSeed())]
