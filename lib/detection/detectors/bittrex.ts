import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Bittrex',
  detectors: [
    {
      id: 'bittrex-api-key',
      name: 'API key or secret',
      shapes: ['{base62:32}'],
      severity: 'critical',
      near: ['bittrex'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('bittrex-api-key', base62(32), { before: 'BITTREX_TOKEN=' }),
]
