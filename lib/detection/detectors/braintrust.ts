import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Braintrust',

  detectors: [
    {
      id: 'braintrust-api-key',
      name: 'API key',
      shapes: ['sk-{base62:48}'],
      severity: 'high',
      near: ['braintrust'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('braintrust-api-key', `sk-${base62(48)}`, { before: 'braintrust key: ' }),
]
