import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'ZeroTier / Netmaker',

  detectors: [
    {
      id: 'zerotier-netmaker-tokens',
      name: 'token',
      shapes: ['{base62:32}'],
      severity: 'high',
      near: ['zerotier', 'netmaker'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('zerotier-netmaker-tokens', base62(32), { before: 'ZEROTIER_TOKEN=' }),
]
