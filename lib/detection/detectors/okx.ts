import { defineProvider } from '../detector.ts'
import { type Examples, find, HEX, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'OKX',
  detectors: [
    {
      id: 'okx-api-key',
      name: 'API key',
      shapes: [`${UUID}`],
      severity: 'high',
      near: labelled('okx', 'okex'),
    },
    {
      id: 'okx-secret-key',
      name: 'secret key',
      shapes: ['{HEX:32}'],
      severity: 'critical',
      near: labelled('okx', 'okex'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('okx-api-key', uuid(), { before: 'OKX_API_KEY=' }),
  find('okx-secret-key', HEX(32), { before: 'OKX_API_KEY=' }),
]
