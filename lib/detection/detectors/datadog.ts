import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find, hex, leave } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Datadog',
  rotateUrl: 'https://app.datadoghq.com/organization-settings/api-keys',
  detectors: [
    {
      id: 'datadog-api-key',
      name: 'API key',
      shapes: ['{base62:32}'],
      severity: 'high',
      near: labelled('datadog', 'dd', 'datadogapi'),
    },
    {
      id: 'datadog-application-key',
      name: 'application key',
      shapes: ['{base64url:40}'],
      severity: 'high',
      near: labelled('datadog', 'dd', 'datadogapplication', 'datadogapp'),
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
  find('datadog-api-key', base62(32), { before: 'DD_API_KEY=' }),
  find('datadog-application-key', base64url(40), { before: 'DATADOG_APP_KEY=' }),
  leave(`pub${hex(32)}`),
]
