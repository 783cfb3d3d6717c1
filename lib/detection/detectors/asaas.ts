import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Asaas',
  detectors: [
    {
      id: 'asaas-api-key',
      name: 'API key',
      shapes: ['$aact_prod_{base64url:20-200}'],
      severity: 'critical',
    },
    {
      id: 'asaas-sandbox-api-key',
      name: 'sandbox API key',
      shapes: ['$aact_hmlg_{base64url:20-200}'],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('asaas-api-key', `$aact_prod_${base64url(20)}`),
  find('asaas-sandbox-api-key', `$aact_hmlg_${base64url(20)}`),
]
