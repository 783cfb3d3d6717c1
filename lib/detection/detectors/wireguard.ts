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
      near: [
        'privatekey',
        'private-key',
        'presharedkey',
        'preshared-key',
        'private key',
        'wireguard',
      ],
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('wireguard-private-key', `${base64(43)}=`, { before: 'PrivateKey = ' }),
]
