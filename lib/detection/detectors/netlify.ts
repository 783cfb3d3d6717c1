import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Netlify',
  rotateUrl: 'https://app.netlify.com/user/applications#personal-access-tokens',
  detectors: [
    {
      id: 'netlify-personal-access-token',
      name: 'personal access token',
      shapes: ['nfp_{base62:36}'],
      severity: 'critical',
    },
    {
      id: 'netlify-other-tokens',
      name: 'other token',
      shapes: ['nfc_{base62:36}', 'nfo_{base62:36}', 'nfb_{base62:36}', 'nfu_{base62:36}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('netlify-personal-access-token', `nfp_${base62(36)}`),
  find('netlify-other-tokens', `nfc_${base62(36)}`),
  find('netlify-other-tokens', `nfo_${base62(36)}`),
  find('netlify-other-tokens', `nfb_${base62(36)}`),
  find('netlify-other-tokens', `nfu_${base62(36)}`),
]
