import { defineProvider } from '../detector.ts'
import { base36, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Cerebras',
  rotateUrl: 'https://cloud.cerebras.ai/',
  detectors: [
    { id: 'cerebras-api-key', name: 'API key', shapes: ['csk-{base36:48}'], severity: 'high' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('cerebras-api-key', `csk-${base36(48)}`)]
