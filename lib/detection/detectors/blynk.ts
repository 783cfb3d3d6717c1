import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Blynk',
  detectors: [
    {
      id: 'blynk-client-credentials',
      name: 'organisation client credentials',
      shapes: ['oa2-client-id_{base64url:32}:{base64url:40}'],
      severity: 'medium',
    },
    {
      id: 'blynk-client-id',
      name: 'organisation client id',
      shapes: ['oa2-client-id_{base64url:32}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('blynk-client-credentials', `oa2-client-id_${base64url(32)}:${base64url(40)}`),
  leave(`oa2-client-id_${base64url(32)}`),
]
