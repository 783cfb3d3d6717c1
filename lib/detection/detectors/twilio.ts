import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex, leave } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Twilio',
  rotateUrl: 'https://console.twilio.com/',
  detectors: [
    { id: 'twilio-api-key-sid', name: 'API key SID', shapes: ['SK{Hex:32}'], severity: 'high' },
    {
      id: 'twilio-auth-token',
      name: 'auth token',
      shapes: ['{hex:32}'],
      severity: 'critical',
      near: [...labelled('twilio'), 'accountsid', 'twilioauth'],
      pairsWith: ['twilio-account-sid'],
    },
    {
      id: 'twilio-api-key-secret',
      name: 'API key secret',
      shapes: ['{base62:32}'],
      severity: 'critical',
      near: ['twilio'],
      check: 'no-hash',
      pairsWith: ['twilio-api-key-sid'],
    },
    {
      id: 'twilio-account-sid',
      name: 'account SID',
      shapes: ['AC{Hex:32}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('twilio-api-key-sid', `SK${hex(32)}`),
  find('twilio-auth-token', hex(32), { before: 'TWILIO_AUTH_TOKEN=' }),
  find('twilio-api-key-secret', base62(32), { before: 'TWILIO_TOKEN=' }),
  leave(`AC${hex(32)}`),
]
