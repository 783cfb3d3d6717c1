import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Harness',

  detectors: [
    {
      id: 'harness-personal-or-service-account-token',
      name: 'personal or service account token',
      shapes: [
        'pat.{base64url:22}.{hex:24}.{base62:20}',
        'sat.{base64url:22}.{hex:24}.{base62:20}',
      ],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find(
    'harness-personal-or-service-account-token',
    `pat.${base64url(22)}.${hex(24)}.${base62(20)}`,
  ),
  find(
    'harness-personal-or-service-account-token',
    `sat.${base64url(22)}.${hex(24)}.${base62(20)}`,
  ),
]
