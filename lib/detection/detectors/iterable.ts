import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Iterable',
  detectors: [
    {
      id: 'iterable-api-key',
      name: 'API key',
      shapes: ['{hex:32}'],
      severity: 'medium',
      near: ['iterableapi', 'iterablekey'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('iterable-api-key', hex(32), { before: 'ITERABLE_API_KEY=' }),
]
