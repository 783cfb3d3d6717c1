import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Cohere',
  rotateUrl: 'https://dashboard.cohere.com/api-keys',
  detectors: [
    {
      id: 'cohere-api-key',
      name: 'API key',
      shapes: ['{base62:40}'],
      severity: 'high',
      near: ['cohere', 'co api key'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('cohere-api-key', base62(40), { before: 'cohere key: ' }),
]
