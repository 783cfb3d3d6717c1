import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Travis CI',

  detectors: [
    {
      id: 'travis-ci-access-token',
      name: 'access token',
      shapes: ['{base64url:22}'],
      severity: 'high',
      near: ['travis'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('travis-ci-access-token', base64url(22), { before: 'travis key: ' }),
]
