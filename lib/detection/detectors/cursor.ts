import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Cursor',

  detectors: [
    {
      id: 'cursor-api-key',
      name: 'API key',
      shapes: ['key_{hex:64}'],
      severity: 'high',
      near: ['cursor'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('cursor-api-key', `key_${hex(64)}`, { before: 'cursor key: ' }),
]
