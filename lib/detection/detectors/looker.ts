import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Looker',
  detectors: [
    {
      id: 'looker-client-secret',
      name: 'client secret',
      shapes: ['{base62:24}'],
      severity: 'high',
      near: ['looker'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('looker-client-secret', base62(24), { before: 'LOOKER_TOKEN=' }),
]
