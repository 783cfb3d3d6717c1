import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Apify',
  rotateUrl: 'https://console.apify.com/settings/integrations',
  detectors: [
    {
      id: 'apify-api-token',
      name: 'API token',
      shapes: ['apify_api_{base62:34-38}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('apify-api-token', `apify_api_${base62(34)}`)]
