import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Nightfall',
  detectors: [
    {
      id: 'nightfall-api-key',
      name: 'API key',
      shapes: ['NF-{base62:32}'],
      severity: 'high',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('nightfall-api-key', `NF-${base62(32)}`)]
