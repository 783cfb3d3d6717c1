import { defineProvider } from '../detector.ts'
import { base36, base62, base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Dropbox',
  rotateUrl: 'https://www.dropbox.com/developers/apps',
  detectors: [
    {
      id: 'dropbox-short-lived-access-token',
      name: 'short-lived access token',
      shapes: ['sl.{base64url:130-1300}', 'sl.u.{base64url:130-1300}'],
      severity: 'high',
    },
    {
      id: 'dropbox-long-lived-token',
      name: 'long-lived token',
      shapes: ['{base62:11}AAAAAAAAAA{base64url:43}'],
      severity: 'high',
    },
    {
      id: 'dropbox-app-secret',
      name: 'app secret',
      shapes: ['{base36:15}'],
      severity: 'high',
      near: [
        'dropboxappsecret',
        'dropboxsecret',
        'dropboxapi',
        'dropboxtoken',
        'dropboxaccess',
        'dropboxkey',
        'dropboxappkey',
      ],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('dropbox-short-lived-access-token', `sl.${base64url(130)}`),
  find('dropbox-short-lived-access-token', `sl.u.${base64url(130)}`),
  find('dropbox-long-lived-token', `${base62(11)}AAAAAAAAAA${base64url(43)}`),
  find('dropbox-app-secret', base36(15), { before: 'DROPBOX_APP_SECRET=' }),
]
