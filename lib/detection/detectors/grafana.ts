import { defineProvider } from '../detector.ts'
import { base62, base64Of, digits, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Grafana',
  detectors: [
    {
      id: 'grafana-service-account-token',
      name: 'service account token',
      shapes: ['glsa_{base62:32}_{Hex:8}'],
      severity: 'critical',
      check: 'crc32-grafana',
    },
    {
      id: 'grafana-cloud-access-policy-token',
      name: 'Cloud access policy token',
      shapes: ['glc_{base64+=:32-400}'],
      severity: 'critical',
    },
    {
      id: 'grafana-api-key-old',
      name: 'API key (old)',
      shapes: ['eyJrIjoi{base64+=:60-400}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('grafana-service-account-token', `glsa_${base62(32)}_${hex(8)}`),
  find(
    'grafana-cloud-access-policy-token',
    `glc_${base64Of(`{"o":"${digits(6)}","n":"agent","k":"${base62(24)}","m":{"r":"eu"}}`)}`,
  ),
  find('grafana-api-key-old', `${base64Of(`{"k":"${base62(32)}","n":"reader","id":1}`)}`),
]
