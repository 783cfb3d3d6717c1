import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Volcengine',

  detectors: [
    {
      id: 'volcengine-access-key-id',
      name: 'access key id',
      shapes: ['AKLT{base64url:40-60}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('volcengine-access-key-id', `AKLT${base64url(50)}`)]
