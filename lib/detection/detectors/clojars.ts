import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Clojars',

  detectors: [
    {
      id: 'clojars-deploy-token',
      name: 'deploy token',
      shapes: ['CLOJARS_{hex:60}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('clojars-deploy-token', `CLOJARS_${hex(60)}`)]
