import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Exoscale',

  detectors: [
    {
      id: 'exoscale-api-key',
      name: 'API key',
      shapes: ['EXO{base62:24-30}'],
      severity: 'high',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('exoscale-api-key', `EXO${base62(27)}`)]
