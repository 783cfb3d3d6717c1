import { defineProvider } from '../detector.ts'
import { base62, base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'LinkedIn',
  rotateUrl: 'https://www.linkedin.com/developers/apps',
  detectors: [
    {
      id: 'linkedin-client-secret',
      name: 'client secret',
      shapes: ['WPL_AP0.{base62:16}.{base64+=:6-10}', 'WPL_AP1.{base62:16}.{base64+=:6-10}'],
      severity: 'high',
    },
    {
      id: 'linkedin-client-secret-old',
      name: 'client secret (old)',
      shapes: ['{base62:16}'],
      severity: 'high',
      near: [
        'linkedinclient',
        'linkedinsecret',
        'linkedinapi',
        'linkedintoken',
        'linkedinaccess',
        'linkedinkey',
      ],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('linkedin-client-secret', `WPL_AP0.${base62(16)}.${base64(6)}`),
  find('linkedin-client-secret', `WPL_AP1.${base62(16)}.${base64(6)}`),
  find('linkedin-client-secret-old', base62(16), { before: 'LINKEDIN_CLIENT_SECRET=' }),
]
