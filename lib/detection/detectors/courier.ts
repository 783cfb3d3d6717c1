import { defineProvider } from '../detector.ts'
import { BASE36, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Courier',
  detectors: [
    {
      id: 'courier-api-key',
      name: 'API key',
      shapes: ['pk_prod_{BASE36:28}', 'pk_live_{BASE36:28}'],
      severity: 'medium',
    },
    {
      id: 'courier-test-api-key',
      name: 'test API key',
      shapes: ['pk_test_{BASE36:28}'],
      severity: 'low',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('courier-api-key', `pk_prod_${BASE36(28)}`),
  find('courier-api-key', `pk_live_${BASE36(28)}`),
  find('courier-test-api-key', `pk_test_${BASE36(28)}`),
]
