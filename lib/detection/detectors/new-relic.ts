import { defineProvider } from '../detector.ts'
import { BASE36, base64url, type Examples, find, hex, leave } from '../examples.ts'

export default defineProvider({
  name: 'New Relic',
  rotateUrl: 'https://one.newrelic.com/launcher/api-keys-ui.api-keys-launcher',
  detectors: [
    {
      id: 'new-relic-user-api-key',
      name: 'user API key',
      shapes: ['NRAK-{BASE36:27}'],
      severity: 'high',
    },
    {
      id: 'new-relic-license-key',
      name: 'license or ingest key',
      shapes: ['{Hex:36}NRAL', '{base36:6}{Hex:30}NRAL'],
      severity: 'high',
    },
    {
      id: 'new-relic-insights-key',
      name: 'insights insert or query key',
      shapes: ['NRII-{base64url:25-32}', 'NRIQ-{base64url:25-32}'],
      severity: 'medium',
    },
    {
      id: 'new-relic-admin-key',
      name: 'admin or REST key',
      shapes: ['NRAA-{hex:27}', 'NRRA-{hex:42}'],
      severity: 'high',
    },
    {
      id: 'new-relic-mobile-key',
      name: 'mobile app token',
      shapes: ['AA{hex:40}-NRMA'],
      severity: 'medium',
    },
    {
      id: 'new-relic-browser-key',
      name: 'browser key',
      shapes: ['NRJS-{hex:19}', 'NRBR-{hex:19}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('new-relic-user-api-key', `NRAK-${BASE36(27)}`),
  find('new-relic-license-key', `${hex(32)}FFFFNRAL`),
  find('new-relic-license-key', `eu01xx${hex(30)}NRAL`),
  find('new-relic-insights-key', `NRII-${base64url(25)}`),
  find('new-relic-insights-key', `NRIQ-${base64url(25)}`),
  find('new-relic-admin-key', `NRAA-${hex(27)}`),
  find('new-relic-admin-key', `NRRA-${hex(42)}`),
  find('new-relic-mobile-key', `AA${hex(40)}-NRMA`),
  leave(`NRJS-${hex(19)}`),
  leave(`NRBR-${hex(19)}`),
]
