import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Fastly',
  rotateUrl: 'https://manage.fastly.com/account/personal/tokens',
  detectors: [
    {
      id: 'fastly-api-token',
      name: 'API token',
      shapes: ['{base64url:32}'],
      severity: 'high',
      near: ['fastly'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('fastly-api-token', base64url(32), { before: 'Fastly-Key: ' }),
]
