import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Stability AI',

  detectors: [
    {
      id: 'stability-ai-api-key',
      name: 'API key',
      shapes: ['sk-{base62:48}'],
      severity: 'medium',
      near: ['stability', 'dreamstudio', 'stable diffusion'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('stability-ai-api-key', `sk-${base62(48)}`, { before: 'stability key: ' }),
]
