import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Alchemy',
  detectors: [
    {
      id: 'alchemy-api-key',
      name: 'API key in a URL',
      shapes: ['alchemy.com/v2/{base64url:32}', 'alchemyapi.io/v2/{base64url:32}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('alchemy-api-key', `alchemy.com/v2/${base64url(32)}`),
  find('alchemy-api-key', `alchemyapi.io/v2/${base64url(32)}`),
]
