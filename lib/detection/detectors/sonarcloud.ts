import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'SonarCloud',

  detectors: [
    {
      id: 'sonarcloud-scoped-organisation-token',
      name: 'scoped organisation token',
      shapes: ['sqco_{base62:59}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('sonarcloud-scoped-organisation-token', `sqco_${base62(59)}`),
]
