import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Brevo (Sendinblue)',
  rotateUrl: 'https://app.brevo.com/settings/keys/api',
  detectors: [
    {
      id: 'brevo-api-key',
      name: 'API key',
      shapes: ['xkeysib-{hex:64}-{base62:16}'],
      severity: 'high',
    },
    {
      id: 'brevo-smtp-key',
      name: 'SMTP key',
      shapes: ['xsmtpsib-{hex:64}-{base62:16}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('brevo-api-key', `xkeysib-${hex(64)}-${base62(16)}`),
  find('brevo-smtp-key', `xsmtpsib-${hex(64)}-${base62(16)}`),
]
