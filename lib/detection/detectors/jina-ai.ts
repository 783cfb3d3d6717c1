import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Jina AI',

  detectors: [
    { id: 'jina-ai-api-key', name: 'API key', shapes: ['jina_{base64url:60}'], severity: 'medium' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('jina-ai-api-key', `jina_${base64url(60)}`)]
