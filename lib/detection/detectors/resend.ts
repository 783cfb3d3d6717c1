import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Resend',
  rotateUrl: 'https://resend.com/api-keys',
  detectors: [
    {
      id: 'resend-api-key',
      name: 'API key',
      shapes: ['re_{base62:8}_{base62:24}'],
      severity: 'high',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('resend-api-key', `re_${base62(8)}_${base62(24)}`)]
