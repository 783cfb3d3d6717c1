import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'MiniMax',

  detectors: [
    {
      id: 'minimax-api-key',
      name: 'API key',
      shapes: ['sk-api-{base64url:100-130}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('minimax-api-key', `sk-api-${base64url(115)}`)]
