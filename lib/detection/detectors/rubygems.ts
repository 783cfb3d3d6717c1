import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'RubyGems',
  rotateUrl: 'https://rubygems.org/profile/api_keys',
  detectors: [
    {
      id: 'rubygems-api-key',
      name: 'API key',
      shapes: ['rubygems_{hex:48}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('rubygems-api-key', `rubygems_${hex(48)}`)]
