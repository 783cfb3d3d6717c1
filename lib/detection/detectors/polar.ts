import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Polar',
  detectors: [
    {
      id: 'polar-access-tokens',
      name: 'access token',
      shapes: [
        'polar_oat_{base64url:20-100}',
        'polar_pat_{base64url:20-100}',
        'polar_at_{base64url:20-100}',
      ],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('polar-access-tokens', `polar_oat_${base64url(20)}`),
  find('polar-access-tokens', `polar_pat_${base64url(20)}`),
  find('polar-access-tokens', `polar_at_${base64url(20)}`),
]
