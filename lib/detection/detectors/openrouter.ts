import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'OpenRouter',
  rotateUrl: 'https://openrouter.ai/settings/keys',
  detectors: [
    { id: 'openrouter-api-key', name: 'API key', shapes: ['sk-or-v1-{hex:64}'], severity: 'high' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('openrouter-api-key', `sk-or-v1-${hex(64)}`)]
