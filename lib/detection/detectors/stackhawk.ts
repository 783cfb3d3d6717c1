import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'StackHawk',

  detectors: [
    {
      id: 'stackhawk-api-key',
      name: 'API key',
      shapes: ['hawk.{base64url:20}.{base64url:20}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('stackhawk-api-key', `hawk.${base64url(20)}.${base64url(20)}`),
]
