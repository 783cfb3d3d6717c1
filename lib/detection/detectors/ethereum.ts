import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Ethereum',
  detectors: [
    {
      id: 'ethereum-private-key',
      name: 'private key',
      shapes: ['0x{Hex:64}', '{Hex:64}'],
      severity: 'critical',
      kind: 'private-key',
      near: ['privatekey', 'privkey', 'ethereumkey', 'deployerkey', 'signerkey', 'walletkey'],
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('ethereum-private-key', `0x${hex(64)}`, { before: 'PRIVATE_KEY=' }),
  find('ethereum-private-key', hex(64), { before: 'PRIVATE_KEY=' }),
]
