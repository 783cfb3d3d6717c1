import { defineProvider } from '../detector.ts'
import { base36, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Spectral (Check Point)',

  detectors: [
    {
      id: 'spectral-check-point-api-key',
      name: 'API key',
      shapes: ['spu-{base36:32}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('spectral-check-point-api-key', `spu-${base36(32)}`)]
