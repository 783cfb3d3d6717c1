import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'HERE',
  detectors: [
    {
      id: 'here-api-key',
      name: 'API key',
      shapes: ['{base64url:43}'],
      severity: 'low',
      near: ['hereapi', 'heremaps', 'hereaccess', 'heredeveloper'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('here-api-key', base64url(43), { before: 'HERE_API_KEY=' }),
]
