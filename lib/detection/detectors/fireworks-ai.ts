import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Fireworks AI',

  detectors: [
    {
      id: 'fireworks-ai-api-key',
      name: 'API key',
      shapes: ['fw_{base62:24}'],
      severity: 'high',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('fireworks-ai-api-key', `fw_${base62(24)}`)]
