import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Loops',
  detectors: [
    {
      id: 'loops-api-key',
      name: 'API key',
      shapes: ['{hex:32}'],
      severity: 'medium',
      near: labelled('loops'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('loops-api-key', hex(32), { before: 'LOOPS_API_KEY=' }),
]
