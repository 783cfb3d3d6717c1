import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, uuid, withCrc32 } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'npm',
  rotateUrl: 'https://www.npmjs.com/settings/~/tokens',
  detectors: [
    {
      id: 'npm-access-token-classic-or-granular',
      name: 'access token',
      shapes: ['npm_{base62:36}'],
      severity: 'critical',
      check: 'crc32-base62',
    },
    {
      id: 'npm-legacy-token-in-npmrc',
      name: 'access token (old)',
      shapes: [`${UUID}`],
      severity: 'critical',
      near: ['npmjs', 'npmrc', 'npm token', 'npm auth'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('npm-access-token-classic-or-granular', withCrc32('npm_', base62(30))),
  find('npm-legacy-token-in-npmrc', uuid(), { before: '//registry.npmjs.org/:_authToken=' }),
]
