import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Klaviyo',
  rotateUrl: 'https://www.klaviyo.com/settings/account/api-keys',
  detectors: [
    {
      id: 'klaviyo-private-api-key',
      name: 'private API key',
      shapes: ['pk_{hex:34}', 'pk_{base62:6}_{hex:34}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('klaviyo-private-api-key', `pk_${hex(34)}`),
  find('klaviyo-private-api-key', `pk_${base62(6)}_${hex(34)}`),
]
