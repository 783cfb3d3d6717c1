import { defineProvider } from '../detector.ts'
import { base62, digits, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'X (Twitter)',
  rotateUrl: 'https://developer.x.com/en/portal/dashboard',
  detectors: [
    {
      id: 'x-twitter-bearer-token',
      name: 'app-only bearer token',
      shapes: ['AAAAAAAAAAAAAAAAAAAAA{base62+%:60-130}'],
      severity: 'high',
    },
    {
      id: 'x-twitter-user-access-token',
      name: 'user access token',
      shapes: ['{digit:15-25}-{base62:20-45}'],
      severity: 'high',
      near: ['twitter', 'tweepy', 'xaccess', 'oauthtoken'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('x-twitter-bearer-token', `${'A'.repeat(22)}${base62(24)}%2B${base62(60)}`),
  find('x-twitter-user-access-token', `${digits(15)}-${base62(20)}`, { before: 'TWITTER_TOKEN=' }),
]
