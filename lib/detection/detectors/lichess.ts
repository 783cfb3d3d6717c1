import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Lichess',
  detectors: [
    {
      id: 'lichess-personal-token',
      name: 'personal token',
      shapes: ['lip_{base62:16-60}'],
      severity: 'low',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('lichess-personal-token', `lip_${base62(16)}`)]
