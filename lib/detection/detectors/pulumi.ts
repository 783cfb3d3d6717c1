import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Pulumi',
  rotateUrl: 'https://app.pulumi.com/account/tokens',
  detectors: [
    {
      id: 'pulumi-access-token',
      name: 'access token',
      shapes: ['pul-{hex:40}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('pulumi-access-token', `pul-${hex(40)}`)]
