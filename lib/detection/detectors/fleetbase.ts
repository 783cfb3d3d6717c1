import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Fleetbase',
  detectors: [
    {
      id: 'fleetbase-api-key',
      name: 'API key',
      shapes: ['flb_live_{base62:20}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('fleetbase-api-key', `flb_live_${base62(20)}`)]
