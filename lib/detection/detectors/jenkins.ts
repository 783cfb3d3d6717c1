import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Jenkins',

  detectors: [
    {
      id: 'jenkins-api-token-new-form',
      name: 'API token (new form)',
      shapes: ['11{hex:32}'],
      severity: 'high',
      near: ['jenkins'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('jenkins-api-token-new-form', `11${hex(32)}`, { before: 'jenkins key: ' }),
]
