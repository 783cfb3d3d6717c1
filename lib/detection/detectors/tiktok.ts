import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'TikTok',
  detectors: [
    {
      id: 'tiktok-access-token',
      name: 'access token',
      shapes: ['act.{base64url+!:20-200}'],
      severity: 'medium',
      near: ['tiktok'],
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('tiktok-access-token', `act.${base64url(20)}`, { before: 'TIKTOK_TOKEN=' }),
]
