import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Thunderstore',
  detectors: [
    {
      id: 'thunderstore-api-token',
      name: 'API token',
      shapes: ['tss_{base64url:20-80}'],
      severity: 'medium',
      near: ['thunderstore'],
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('thunderstore-api-token', `tss_${base64url(20)}`, { before: 'THUNDERSTORE_TOKEN=' }),
]
