import { defineProvider } from '../detector.ts'
import { base36, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'ReadMe',

  detectors: [
    { id: 'readme-api-key', name: 'API key', shapes: ['rdme_{base36:70}'], severity: 'medium' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('readme-api-key', `rdme_${base36(70)}`)]
