import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Sanity',
  detectors: [
    {
      id: 'sanity-api-token',
      name: 'API token',
      shapes: ['sk{base62:80-180}'],
      severity: 'high',
      near: ['sanity'],
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('sanity-api-token', `sk${base62(80)}`, { before: 'SANITY_TOKEN=' }),
]
