import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Frame.io',
  detectors: [
    {
      id: 'frame-io-developer-token',
      name: 'developer token',
      shapes: ['fio-u-{base64url:64}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('frame-io-developer-token', `fio-u-${base64url(64)}`)]
