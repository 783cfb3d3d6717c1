import { defineProvider } from '../detector.ts'
import { digits, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Mailchimp',
  rotateUrl: 'https://admin.mailchimp.com/account/api/',
  detectors: [
    {
      id: 'mailchimp-api-key',
      name: 'API key',
      shapes: ['{hex:32}-us{digit:1-2}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('mailchimp-api-key', `${hex(32)}-us${digits(1)}`)]
