import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Render',
  rotateUrl: 'https://dashboard.render.com/u/settings#api-keys',
  detectors: [
    { id: 'render-api-key', name: 'API key', shapes: ['rnd_{base62:28}'], severity: 'critical' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('render-api-key', `rnd_${base62(28)}`)]
