import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'eBay',
  detectors: [
    {
      id: 'ebay-client-secret',
      name: 'client secret',
      shapes: ['PRD-{hex:12}-{hex:4}-{hex:4}-{hex:4}-{hex:4}'],
      severity: 'high',
    },
    {
      id: 'ebay-sandbox-client-secret',
      name: 'sandbox client secret',
      shapes: ['SBX-{hex:12}-{hex:4}-{hex:4}-{hex:4}-{hex:4}'],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('ebay-client-secret', `PRD-${hex(12)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(4)}`),
  find('ebay-sandbox-client-secret', `SBX-${hex(12)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(4)}`),
]
