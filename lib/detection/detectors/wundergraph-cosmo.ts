import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'WunderGraph Cosmo',
  detectors: [
    {
      id: 'wundergraph-cosmo-api-key',
      name: 'API key',
      shapes: ['cosmo_{hex:32}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('wundergraph-cosmo-api-key', `cosmo_${hex(32)}`)]
