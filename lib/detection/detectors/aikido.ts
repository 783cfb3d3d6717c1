import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Aikido',

  detectors: [
    {
      id: 'aikido-ci-token',
      name: 'CI token',
      shapes: ['AIK_CI_{base62:20-44}'],
      severity: 'medium',
    },
    {
      id: 'aikido-client-secret',
      name: 'client secret',
      shapes: ['AIK_SECRET_{base62:64}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('aikido-ci-token', `AIK_CI_${base62(32)}`),
  find('aikido-client-secret', `AIK_SECRET_${base62(64)}`),
]
