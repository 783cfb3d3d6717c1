import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Gorgias',
  detectors: [
    {
      id: 'gorgias-api-token',
      name: 'API token',
      shapes: ['{base62:40}', '{hex:64}'],
      severity: 'medium',
      near: labelled('gorgias'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('gorgias-api-token', base62(40), { before: 'GORGIAS_API_KEY=' }),
  find('gorgias-api-token', hex(64), { before: 'GORGIAS_API_KEY=' }),
]
