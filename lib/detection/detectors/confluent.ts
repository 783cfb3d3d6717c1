import { defineProvider } from '../detector.ts'
import { base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Confluent',
  detectors: [
    {
      id: 'confluent-api-secret',
      name: 'API secret',
      shapes: ['{base64:64}'],
      severity: 'critical',
      near: ['confluent'],
      check: 'no-hash',
    },
    {
      id: 'confluent-api-secret-new-form',
      name: 'API secret, new form',
      shapes: ['cflt{base64:60}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('confluent-api-secret', base64(64), { before: 'CONFLUENT_TOKEN=' }),
  find('confluent-api-secret-new-form', `cflt${base64(60)}`),
]
