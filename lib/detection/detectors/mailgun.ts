import { defineProvider } from '../detector.ts'
import { type Examples, find, hex, leave } from '../examples.ts'

export default defineProvider({
  name: 'Mailgun',
  rotateUrl: 'https://app.mailgun.com/settings/api_security',
  detectors: [
    {
      id: 'mailgun-private-api-key-old',
      name: 'private API key (old)',
      shapes: ['key-{hex:32}'],
      severity: 'critical',
    },
    {
      id: 'mailgun-api-key-new',
      name: 'API key',
      shapes: ['{hex:32}-{hex:8}-{hex:8}'],
      severity: 'critical',
    },
    {
      id: 'mailgun-public-validation-key',
      name: 'public validation key',
      shapes: ['pubkey-{hex:32}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mailgun-private-api-key-old', `key-${hex(32)}`),
  find('mailgun-api-key-new', `${hex(32)}-${hex(8)}-${hex(8)}`),
  leave(`pubkey-${hex(32)}`),
]
