import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Perplexity',
  rotateUrl: 'https://www.perplexity.ai/account/api',
  detectors: [
    {
      id: 'perplexity-api-key',
      name: 'API key',
      shapes: ['pplx-{base62:40-64}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('perplexity-api-key', `pplx-${base62(52)}`)]
