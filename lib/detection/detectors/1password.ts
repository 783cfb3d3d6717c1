import { defineProvider } from '../detector.ts'
import { BASE36, base36, base64Of, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: '1Password',
  rotateUrl: 'https://my.1password.com/developer-tools/infrastructure-secrets/serviceaccount/',
  detectors: [
    {
      id: '1password-service-account-token',
      name: 'service account token',
      shapes: ['ops_eyJ{base64+-_=:240-2500}'],
      severity: 'critical',
      check: 'base64-json',
    },
    {
      id: '1password-secret-key',
      name: 'secret key',
      shapes: [
        'A3-{BASE36:6}-{BASE36:11}-{BASE36:5}-{BASE36:5}-{BASE36:5}',
        'A3-{BASE36:6}-{BASE36:6}-{BASE36:5}-{BASE36:5}-{BASE36:5}-{BASE36:5}',
      ],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find(
    '1password-service-account-token',
    `ops_${base64Of(JSON.stringify({ signInAddress: 'team.1password.com', email: `${base36(13)}@1passwordserviceaccounts.com`, secretKey: `A3-${BASE36(6)}-${BASE36(26)}`, srpX: hex(64) }))}`,
  ),
  find(
    '1password-secret-key',
    `A3-${BASE36(6)}-${BASE36(11)}-${BASE36(5)}-${BASE36(5)}-${BASE36(5)}`,
  ),
  find(
    '1password-secret-key',
    `A3-${BASE36(6)}-${BASE36(6)}-${BASE36(5)}-${BASE36(5)}-${BASE36(5)}-${BASE36(5)}`,
  ),
]
