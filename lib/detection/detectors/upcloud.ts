import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'UpCloud',

  detectors: [
    {
      id: 'upcloud-api-token',
      name: 'API token',
      shapes: ['ucat_{base62:24-32}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('upcloud-api-token', `ucat_${base62(28)}`)]
