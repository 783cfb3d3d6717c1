import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Iterable',
  detectors: [
    {
      id: 'iterable-api-key',
      name: 'API key',
      shapes: ['{hex:32}'],
      severity: 'medium',
      near: labelled('iterable'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('iterable-api-key', hex(32), { before: 'ITERABLE_API_KEY=' }),
]
