import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Papertrail',
  detectors: [
    {
      id: 'papertrail-token',
      name: 'token',
      shapes: ['{base62:20-32}'],
      severity: 'medium',
      near: ['papertrail'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('papertrail-token', base62(20), { before: 'PAPERTRAIL_TOKEN=' }),
]
