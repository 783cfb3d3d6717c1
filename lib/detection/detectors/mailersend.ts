import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'MailerSend',
  detectors: [
    {
      id: 'mailersend-api-token',
      name: 'API token',
      shapes: ['mlsn.{Hex:30-100}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('mailersend-api-token', `mlsn.${hex(30)}`)]
