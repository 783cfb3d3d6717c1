import { defineProvider } from '../detector.ts'
import { base58, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Solana',
  detectors: [
    {
      id: 'solana-private-key',
      name: 'private key',
      shapes: ['{base58:87-88}'],
      severity: 'critical',
      kind: 'private-key',
      near: ['privatekey', 'secretkey', 'keypair', 'privkey'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('solana-private-key', base58(87), { before: 'SOLANA_PRIVATE_KEY=' }),
]
