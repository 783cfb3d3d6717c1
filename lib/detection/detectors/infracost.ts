import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Infracost',

  detectors: [
    { id: 'infracost-api-key', name: 'API key', shapes: ['ico-{base62:32}'], severity: 'low' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('infracost-api-key', `ico-${base62(32)}`)]
