import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Okta',
  detectors: [
    {
      id: 'okta-api-token',
      name: 'API token',
      shapes: ['00{base64url:40}'],
      severity: 'critical',
      near: ['okta'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('okta-api-token', `00${base64url(40)}`, { before: 'OKTA_TOKEN=' }),
]
