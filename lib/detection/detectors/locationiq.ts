import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'LocationIQ',
  detectors: [
    {
      id: 'locationiq-access-token',
      name: 'access token',
      shapes: ['pk.{hex:32}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('locationiq-access-token', `pk.${hex(32)}`)]
