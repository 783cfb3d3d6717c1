import { defineProvider } from '../detector.ts'
import { base62, digits, type Examples, find, lower } from '../examples.ts'

export default defineProvider({
  name: 'Make (Integromat)',
  detectors: [
    {
      id: 'make-webhook-url',
      name: 'webhook URL',
      shapes: ['hook.{lower:2}{digit:1}.make.com/{base62:32}', 'hook.integromat.com/{base62:32}'],
      severity: 'medium',
      kind: 'webhook',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('make-webhook-url', `hook.${lower(2)}${digits(1)}.make.com/${base62(32)}`),
  find('make-webhook-url', `hook.integromat.com/${base62(32)}`),
]
