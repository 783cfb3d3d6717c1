import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Dependency-Track',

  detectors: [
    {
      id: 'dependency-track-api-key',
      name: 'API key',
      shapes: ['odt_{base62:32-255}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('dependency-track-api-key', `odt_${base62(52)}`)]
