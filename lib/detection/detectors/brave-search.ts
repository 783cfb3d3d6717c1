import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Brave Search',

  detectors: [
    {
      id: 'brave-search-api-key',
      name: 'API key',
      shapes: ['BSA{base64url:24-40}'],
      severity: 'medium',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('brave-search-api-key', `BSA${base64url(32)}`)]
