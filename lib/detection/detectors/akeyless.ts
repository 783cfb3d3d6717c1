import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Akeyless',

  detectors: [
    {
      id: 'akeyless-access-id-needs-key',
      name: 'access id',
      shapes: ['p-{base62:12-18}'],
      severity: 'medium',
      near: ['akeyless'],
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('akeyless-access-id-needs-key', `p-${base62(15)}`, { before: 'AKEYLESS_ACCESS_ID=' }),
]
