import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'MessageBird (Bird)',
  detectors: [
    {
      id: 'messagebird-api-key',
      name: 'API key',
      shapes: ['{base64url:25}'],
      severity: 'high',
      near: ['messagebird'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('messagebird-api-key', base64url(25), { before: 'MESSAGEBIRD_TOKEN=' }),
]
