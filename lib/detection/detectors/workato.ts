import { defineProvider } from '../detector.ts'
import { base64url, base64urlOf, type Examples, find, lower } from '../examples.ts'

export default defineProvider({
  name: 'Workato',
  detectors: [
    {
      id: 'workato-developer-api-token',
      name: 'developer API token',
      shapes: ['wrka{lower:0-4}-eyJ{base64url:10-600}.{base64url:10-2000}.{base64url:16-700}'],
      severity: 'high',
      kind: 'token',
      check: 'jwt',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find(
    'workato-developer-api-token',
    `wrka${lower(2)}-${base64urlOf('{"alg":"RS256"}')}.${base64url(60)}.${base64url(86)}`,
  ),
]
