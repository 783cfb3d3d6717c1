import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Tines',
  detectors: [
    {
      id: 'tines-webhook-url',
      name: 'webhook URL',
      shapes: ['tines.com/webhook/{base62:32}/{hex:32}'],
      severity: 'medium',
      kind: 'webhook',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('tines-webhook-url', `tines.com/webhook/${base62(32)}/${hex(32)}`),
]
