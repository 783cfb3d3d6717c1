import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'crates.io',
  rotateUrl: 'https://crates.io/settings/tokens',
  detectors: [
    {
      id: 'crates-io-api-token',
      name: 'API token',
      shapes: ['cio{base62:32}'],
      severity: 'critical',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('crates-io-api-token', `cio${base62(32)}`)]
