import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Elastic Cloud',
  detectors: [
    {
      id: 'elastic-cloud-api-key',
      name: 'API key',
      shapes: ['essu_{base64url+=:60-200}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('elastic-cloud-api-key', `essu_${base64url(60)}`)]
