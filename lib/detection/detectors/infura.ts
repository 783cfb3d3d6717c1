import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Infura',
  detectors: [
    {
      id: 'infura-project-key',
      name: 'project key in a URL',
      shapes: ['infura.io/v3/{hex:32}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('infura-project-key', `infura.io/v3/${hex(32)}`)]
