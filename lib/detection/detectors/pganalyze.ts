import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'pganalyze',
  detectors: [
    {
      id: 'pganalyze-read-key',
      name: 'read key',
      shapes: ['pgar_{base62:27}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('pganalyze-read-key', `pgar_${base62(27)}`)]
