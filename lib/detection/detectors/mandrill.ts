import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Mailchimp Transactional (Mandrill)',
  detectors: [
    {
      id: 'mandrill-api-key',
      name: 'API key',
      shapes: ['md-{base64url:22}'],
      severity: 'high',
      check: 'random',
    },
    {
      id: 'mandrill-api-key-old',
      name: 'API key (old)',
      shapes: ['{base64url:20-24}'],
      severity: 'high',
      near: ['mandrill'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mandrill-api-key', `md-${base64url(22)}`),
  find('mandrill-api-key-old', base64url(20), { before: 'MANDRILL_TOKEN=' }),
]
