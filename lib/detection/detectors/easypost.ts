import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'EasyPost',
  detectors: [
    {
      id: 'easypost-api-key',
      name: 'production API key',
      shapes: ['EZAK{base62:54}'],
      severity: 'high',
    },
    {
      id: 'easypost-test-api-key',
      name: 'test API key',
      shapes: ['EZTK{base62:54}'],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('easypost-api-key', `EZAK${base62(54)}`),
  find('easypost-test-api-key', `EZTK${base62(54)}`),
]
