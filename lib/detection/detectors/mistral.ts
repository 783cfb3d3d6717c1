import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Mistral',
  rotateUrl: 'https://console.mistral.ai/api-keys',
  detectors: [
    {
      id: 'mistral-api-key',
      name: 'API key',
      shapes: ['{base62:32}'],
      severity: 'high',
      near: ['mistral'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mistral-api-key', base62(32), { before: 'mistral key: ' }),
]
