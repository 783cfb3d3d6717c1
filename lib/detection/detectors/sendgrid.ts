import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'SendGrid',
  rotateUrl: 'https://app.sendgrid.com/settings/api_keys',
  detectors: [
    {
      id: 'sendgrid-api-key',
      name: 'API key',
      shapes: ['SG.{base64url:20-24}.{base64url:39-50}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('sendgrid-api-key', `SG.${base62(22)}.${base62(43)}`)]
