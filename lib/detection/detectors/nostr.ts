import { defineProvider } from '../detector.ts'
import { characters, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Nostr',
  detectors: [
    {
      id: 'nostr-private-key',
      name: 'private key',
      shapes: ['nsec1{bech32:58}'],
      severity: 'critical',
      kind: 'private-key',
      check: 'bech32',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('nostr-private-key', `nsec1${characters('qpzry9x8gf2tvdw0s3jn54khce6mua7l', 58)}`),
]
