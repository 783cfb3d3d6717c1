import { defineProvider } from '../detector.ts'
import { base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Intercom',
  rotateUrl: 'https://app.intercom.com/a/apps/_/developer-hub',
  detectors: [
    {
      id: 'intercom-access-token',
      name: 'access token',
      shapes: ['dG9rO{base64:54}=', 'dG9rO{base64:55}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('intercom-access-token', `dG9rO${base64(54)}=`),
  find('intercom-access-token', `dG9rO${base64(55)}`),
]
