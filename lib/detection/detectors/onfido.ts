import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Onfido',
  detectors: [
    {
      id: 'onfido-api-token',
      name: 'live API token',
      shapes: [
        'api_live.{base64url:11}.{base64url:32}',
        'api_live_us.{base64url:11}.{base64url:32}',
        'api_live_ca.{base64url:11}.{base64url:32}',
      ],
      severity: 'high',
    },
    {
      id: 'onfido-sandbox-api-token',
      name: 'sandbox API token',
      shapes: [
        'api_sandbox.{base64url:11}.{base64url:32}',
        'api_sandbox_us.{base64url:11}.{base64url:32}',
        'api_sandbox_ca.{base64url:11}.{base64url:32}',
      ],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('onfido-api-token', `api_live.${base64url(11)}.${base64url(32)}`),
  find('onfido-api-token', `api_live_us.${base64url(11)}.${base64url(32)}`),
  find('onfido-api-token', `api_live_ca.${base64url(11)}.${base64url(32)}`),
  find('onfido-sandbox-api-token', `api_sandbox.${base64url(11)}.${base64url(32)}`),
  find('onfido-sandbox-api-token', `api_sandbox_us.${base64url(11)}.${base64url(32)}`),
  find('onfido-sandbox-api-token', `api_sandbox_ca.${base64url(11)}.${base64url(32)}`),
]
