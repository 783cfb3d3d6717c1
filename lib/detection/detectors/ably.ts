import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Ably',
  detectors: [
    {
      id: 'ably-api-key',
      name: 'API key',
      shapes: ['{base64url:6}.{base64url:6}:{base64url:43}'],
      severity: 'high',
      near: ['ably'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('ably-api-key', `${base64url(6)}.${base64url(6)}:${base64url(43)}`, {
    before: 'ABLY_TOKEN=',
  }),
]
