import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Binance',
  detectors: [
    {
      id: 'binance-api-key',
      name: 'API key or secret',
      shapes: ['{base62:64}'],
      severity: 'critical',
      near: ['binance'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('binance-api-key', base62(64), { before: 'BINANCE_TOKEN=' }),
]
