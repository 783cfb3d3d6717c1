import { defineProvider } from '../detector.ts'
import { type Examples, find, hex, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'KuCoin',
  detectors: [
    {
      id: 'kucoin-api-key',
      name: 'API key or secret',
      shapes: [`${UUID}`, '{hex:24}'],
      severity: 'critical',
      near: labelled('kucoin'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('kucoin-api-key', uuid(), { before: 'KUCOIN_API_KEY=' }),
  find('kucoin-api-key', hex(24), { before: 'KUCOIN_API_KEY=' }),
]
