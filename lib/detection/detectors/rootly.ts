import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Rootly',
  detectors: [
    { id: 'rootly-api-key', name: 'API key', shapes: ['rootly_{hex:64}'], severity: 'medium' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('rootly-api-key', `rootly_${hex(64)}`)]
