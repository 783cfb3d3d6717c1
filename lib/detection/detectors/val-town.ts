import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Val Town',

  detectors: [
    {
      id: 'val-town-api-token',
      name: 'API token',
      shapes: ['vtwn_{base64url:20-80}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('val-town-api-token', `vtwn_${base64url(40)}`)]
