import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Highnote',

  detectors: [
    {
      id: 'highnote-live-secret-key',
      name: 'live secret key',
      shapes: ['sk_live_{base62:20-100}'],
      severity: 'high',
      near: ['highnote'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('highnote-live-secret-key', `sk_live_${base62(40)}`, { before: 'highnote key: ' }),
]
