import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find, hex, leave } from '../examples.ts'

export default defineProvider({
  name: 'Datadog',
  rotateUrl: 'https://app.datadoghq.com/organization-settings/api-keys',
  detectors: [
    {
      id: 'datadog-api-key',
      name: 'API key',
      shapes: ['{base62:32}'],
      severity: 'high',
      near: ['datadog', 'ddapi', 'ddkey'],
    },
    {
      id: 'datadog-application-key',
      name: 'application key',
      shapes: ['{base64url:40}'],
      severity: 'high',
      near: ['datadog', 'ddapp', 'ddkey'],
    },
    {
      id: 'datadog-client-token',
      name: 'RUM or client token',
      shapes: ['pub{hex:32}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('datadog-api-key', base62(32), { before: 'DATADOG_TOKEN=' }),
  find('datadog-application-key', base64url(40), { before: 'DATADOG_TOKEN=' }),
  leave(`pub${hex(32)}`),
]
