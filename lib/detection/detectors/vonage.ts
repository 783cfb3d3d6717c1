import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Vonage (Nexmo)',
  detectors: [
    {
      id: 'vonage-api-secret',
      name: 'API secret',
      shapes: ['{base62:16}'],
      severity: 'high',
      near: ['nexmosecret', 'nexmoapi', 'vonagesecret', 'vonageapi'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('vonage-api-secret', base62(16), { before: 'NEXMO_API_SECRET=' }),
]
