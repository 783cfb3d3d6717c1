import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Together AI',
  rotateUrl: 'https://api.together.ai/settings/api-keys',
  detectors: [
    {
      id: 'together-ai-api-key',
      name: 'API key',
      shapes: ['tgp_v1_{base64url:43}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('together-ai-api-key', `tgp_v1_${base64url(43)}`)]
