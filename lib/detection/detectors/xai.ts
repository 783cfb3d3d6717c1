import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'xAI',
  rotateUrl: 'https://console.x.ai/',
  detectors: [
    { id: 'xai-api-key', name: 'API key', shapes: ['xai-{base62+_:80-84}'], severity: 'high' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('xai-api-key', `xai-${base62(82)}`)]
