import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Freemius',
  detectors: [
    {
      id: 'freemius-secret-key',
      name: 'secret key',
      shapes: ['sk_{base62+-_~!@#$%^&*+=:29}'],
      severity: 'medium',
      near: ['freemius', 'secretkey'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('freemius-secret-key', `sk_${base62(29)}`, { before: 'FREEMIUS_TOKEN=' }),
]
