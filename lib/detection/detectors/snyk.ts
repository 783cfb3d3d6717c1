import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, hex, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Snyk',
  rotateUrl: 'https://app.snyk.io/account',
  detectors: [
    {
      id: 'snyk-api-token',
      name: 'API token',
      shapes: [`${UUID}`],
      severity: 'high',
      near: labelled('snyk', 'snykapi', 'snykauth'),
    },
    {
      id: 'snyk-service-account-token',
      name: 'service account token',
      shapes: [
        'snyk_sat.{hex:8}.{base64url:16-120}.{base64url:16-120}',
        'snyk_sat.{hex:8}.{base64url:31-120}',
        'snyk_sat.{base64url:40-120}',
      ],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('snyk-api-token', uuid(), { before: 'SNYK_TOKEN=' }),
  find('snyk-service-account-token', `snyk_sat.${hex(8)}.${base64url(36)}.${base64url(36)}`),
  find('snyk-service-account-token', `snyk_sat.${hex(8)}.${base64url(51)}`),
  find('snyk-service-account-token', `snyk_sat.${base64url(60)}`),
]
