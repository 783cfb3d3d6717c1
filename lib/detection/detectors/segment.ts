import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Segment',
  detectors: [
    {
      id: 'segment-public-api-token',
      name: 'public API token',
      shapes: ['sgp_{base62:64}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('segment-public-api-token', `sgp_${base62(64)}`)]
