import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Civo',

  detectors: [
    {
      id: 'civo-api-key',
      name: 'API key',
      shapes: ['{base62:50}'],
      severity: 'high',
      near: ['civo'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('civo-api-key', base62(50), { before: 'CIVO_TOKEN=' }),
]
