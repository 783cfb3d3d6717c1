import { defineProvider } from '../detector.ts'
import { BASE36, base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Runpod',

  detectors: [
    {
      id: 'runpod-api-key',
      name: 'API key',
      shapes: ['rpa_{BASE36:40}{base62:6}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('runpod-api-key', `rpa_${BASE36(40)}${base62(6)}`)]
