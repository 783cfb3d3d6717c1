import { defineProvider } from '../detector.ts'
import { BASE36, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Postman',
  rotateUrl: 'https://web.postman.co/settings/me/api-keys',
  detectors: [
    {
      id: 'postman-api-key',
      name: 'API key',
      shapes: ['PMAK-{hex:24}-{hex:34}'],
      severity: 'critical',
    },
    {
      id: 'postman-collection-access-key',
      name: 'collection access key',
      shapes: ['PMAT-{BASE36:26}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('postman-api-key', `PMAK-${hex(24)}-${hex(34)}`),
  find('postman-collection-access-key', `PMAT-${BASE36(26)}`),
]
