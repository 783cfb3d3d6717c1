import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Kagi',

  detectors: [
    {
      id: 'kagi-api-key',
      name: 'API key',
      shapes: ['{base64url:11}.{base64url:43}'],
      severity: 'medium',
      near: ['kagi'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('kagi-api-key', `${base64url(11)}.${base64url(43)}`, { before: 'kagi key: ' }),
]
