import { defineProvider } from '../detector.ts'
import { rippleSeed } from '../encoded-examples.ts'
import { type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Ripple',
  detectors: [
    {
      id: 'ripple-seed',
      name: 'seed',
      shapes: ['s{base58:28}', 'sEd{base58:28}'],
      severity: 'critical',
      kind: 'private-key',
      check: 'ripple',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('ripple-seed', rippleSeed(false)),
  find('ripple-seed', rippleSeed(true)),
]
