import { defineProvider } from '../detector.ts'
import { BASE36, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Octopus Deploy',

  detectors: [
    {
      id: 'octopus-deploy-api-key',
      name: 'API key',
      shapes: ['API-{BASE36:26-34}'],
      severity: 'critical',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('octopus-deploy-api-key', `API-${BASE36(30)}`)]
