import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Zulip',
  detectors: [
    {
      id: 'zulip-api-key',
      name: 'API key',
      shapes: ['{base62:32}'],
      severity: 'medium',
      near: ['zulip'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('zulip-api-key', base62(32), { before: 'ZULIP_TOKEN=' }),
]
