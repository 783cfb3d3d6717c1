import { defineProvider } from '../detector.ts'
import { type Examples, find, hex, lower } from '../examples.ts'

export default defineProvider({
  name: 'Packagist',

  detectors: [
    {
      id: 'packagist-api-token',
      name: 'API token',
      shapes: ['packagist_{lower:2-5}_{hex:50-120}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('packagist-api-token', `packagist_${lower(4)}_${hex(70)}`),
]
