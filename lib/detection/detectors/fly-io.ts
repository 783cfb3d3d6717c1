import { defineProvider } from '../detector.ts'
import { base64, base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Fly.io',
  rotateUrl: 'https://fly.io/dashboard',
  detectors: [
    {
      id: 'fly-io-access-token',
      name: 'access token',
      shapes: ['fm1r_{base64+_-=:43-1500}', 'fm2_{base64+_-=:43-1500}', 'fo1_{base64url:43}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('fly-io-access-token', `fm2_${base64(200)}`, { before: 'FlyV1 ' }),
  find('fly-io-access-token', `fm1r_${base64(120)}`, { before: 'FlyV1 ' }),
  find('fly-io-access-token', `fo1_${base64url(43)}`),
]
