import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Replicate',
  rotateUrl: 'https://replicate.com/account/api-tokens',
  detectors: [
    { id: 'replicate-api-token', name: 'API token', shapes: ['r8_{base62:37}'], severity: 'high' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('replicate-api-token', `r8_${base62(37)}`)]
