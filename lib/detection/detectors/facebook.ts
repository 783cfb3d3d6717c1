import { defineProvider } from '../detector.ts'
import { base62, base64url, digits, type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Facebook',
  rotateUrl: 'https://developers.facebook.com/apps/',
  detectors: [
    {
      id: 'facebook-access-token',
      name: 'access token (WhatsApp, Graph API)',
      shapes: ['EAA{base62:80-800}'],
      severity: 'critical',
      check: 'random',
    },
    {
      id: 'facebook-app-token',
      name: 'app token',
      shapes: ['{digit:12-18}|{base64url:24-40}'],
      severity: 'high',
      check: 'random',
    },
    {
      id: 'facebook-app-secret',
      name: 'app secret',
      shapes: ['{hex:32}', '{base62:32}'],
      severity: 'high',
      near: labelled('facebook', 'fb', 'facebookapp', 'fbapp'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('facebook-access-token', `EAA${base62(80)}`),
  find('facebook-app-token', `${digits(12)}|${base64url(24)}`),
  find('facebook-app-secret', hex(32), { before: 'FACEBOOK_APP_SECRET=' }),
  find('facebook-app-secret', base62(32), { before: 'FACEBOOK_APP_SECRET=' }),
]
