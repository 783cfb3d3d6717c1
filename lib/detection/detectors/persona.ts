import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Persona',
  detectors: [
    {
      id: 'persona-api-key',
      name: 'API key',
      shapes: ['persona_production_{base64url:20-80}'],
      severity: 'high',
    },
    {
      id: 'persona-sandbox-api-key',
      name: 'sandbox API key',
      shapes: ['persona_sandbox_{base64url:20-80}'],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('persona-api-key', `persona_production_${base64url(20)}`),
  find('persona-sandbox-api-key', `persona_sandbox_${base64url(20)}`),
]
