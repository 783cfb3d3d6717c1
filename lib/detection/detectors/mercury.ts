import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, letters } from '../examples.ts'

export default defineProvider({
  name: 'Mercury',
  detectors: [
    {
      id: 'mercury-api-token',
      name: 'API token',
      shapes: ['mercury_production_{letter:3-6}_{base62:40-50}_yrucrem'],
      severity: 'critical',
    },
    {
      id: 'mercury-sandbox-api-token',
      name: 'sandbox API token',
      shapes: ['mercury_sandbox_{letter:3-6}_{base62:40-50}_yrucrem'],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mercury-api-token', `mercury_production_${letters(3)}_${base62(40)}_yrucrem`),
  find('mercury-sandbox-api-token', `mercury_sandbox_${letters(3)}_${base62(40)}_yrucrem`),
]
