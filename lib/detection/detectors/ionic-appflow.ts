import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Ionic Appflow',
  detectors: [
    {
      id: 'ionic-appflow-personal-token',
      name: 'personal token',
      shapes: ['ion_{base62:42}'],
      severity: 'medium',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('ionic-appflow-personal-token', `ion_${base62(42)}`)]
