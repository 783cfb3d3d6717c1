import { defineProvider } from '../detector.ts'
import { stellarSeed } from '../encoded-examples.ts'
import { base32, type Examples, find } from '../examples.ts'

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
    {
      id: 'stellar-secret-seed-loose',
      name: 'secret seed',
      shapes: ['S{base32:55}'],
      severity: 'critical',
      kind: 'private-key',
      near: ['stellar', 'xlm', 'secretseed'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('stellar-secret-seed', stellarSeed()),
  find('stellar-secret-seed-loose', `S${base32(55)}`, { before: 'STELLAR_TOKEN=' }),
]
