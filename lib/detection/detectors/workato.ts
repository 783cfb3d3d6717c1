import { defineProvider } from '../detector.ts'
import { base62, base64urlOf, digits, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Workato',
  detectors: [
    {
      id: 'workato-developer-api-token',
      name: 'developer API token',
      shapes: ['wrka{lower:2}-eyJ{base64url:10-200}.{base64url:20-2000}.{base64url:20-700}'],
      severity: 'high',
      check: 'jwt',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find(
    'workato-developer-api-token',
    `wrkaus-${base64urlOf(`{"alg":"RS256","typ":"JWT"}`)}.${base64urlOf(`{"sub":"${digits(8)}","jti":"${hex(12)}"}`)}.${base62(342)}`,
  ),
]
