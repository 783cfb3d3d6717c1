import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Pagar.me',
  detectors: [
    {
      id: 'pagar-me-api-key',
      name: 'API key',
      shapes: ['ak_live_{base62:30}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('pagar-me-api-key', `ak_live_${base62(30)}`)]
