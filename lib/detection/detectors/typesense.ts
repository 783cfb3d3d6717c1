import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Typesense',
  detectors: [
    {
      id: 'typesense-key',
      name: 'key',
      shapes: ['{base62:32}'],
      severity: 'medium',
      near: ['typesense'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('typesense-key', base62(32), { before: 'TYPESENSE_TOKEN=' }),
]
