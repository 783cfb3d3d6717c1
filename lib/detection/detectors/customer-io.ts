import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Customer.io',
  detectors: [
    {
      id: 'customer-io-api-key',
      name: 'API key',
      shapes: ['{hex:32}'],
      severity: 'medium',
      near: labelled('customerio', 'customeriosite', 'customerioapp'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('customer-io-api-key', hex(32), { before: 'CUSTOMERIO_API_KEY=' }),
]
