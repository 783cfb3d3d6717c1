import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Rails',
  detectors: [
    {
      id: 'rails-secret-key-base',
      name: 'secret_key_base',
      shapes: ['{hex:128}'],
      severity: 'high',
      near: ['secretkeybase'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('rails-secret-key-base', hex(128), { before: 'secret_key_base: ' }),
]
