import { defineProvider } from '../detector.ts'
import { base64url, digits, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Reddit',
  detectors: [
    {
      id: 'reddit-oauth-token',
      name: 'OAuth token or client secret',
      shapes: ['{digit:6-14}-{base64url:27}', '{base64url:27}'],
      severity: 'medium',
      near: ['reddit'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('reddit-oauth-token', `${digits(6)}-${base64url(27)}`, { before: 'REDDIT_TOKEN=' }),
  find('reddit-oauth-token', base64url(27), { before: 'REDDIT_TOKEN=' }),
]
