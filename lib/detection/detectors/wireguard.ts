import { defineProvider } from '../detector.ts'
import { base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'WireGuard',

  detectors: [
    {
      id: 'wireguard-private-key',
      name: 'private or preshared key',
      shapes: ['{base64:43}='],
      severity: 'critical',
      kind: 'private-key',
      near: ['private key', 'preshared key', 'wg genkey'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('wireguard-private-key', `${base64(43)}=`, { before: 'PrivateKey = ' }),
]
