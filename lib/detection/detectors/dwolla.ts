import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Dwolla',
  detectors: [
    {
      id: 'dwolla-api-key',
      name: 'API key or secret',
      shapes: ['{base62:50}'],
      severity: 'critical',
      near: ['dwolla'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('dwolla-api-key', base62(50), { before: 'DWOLLA_TOKEN=' }),
]
