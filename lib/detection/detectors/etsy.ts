import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Etsy',
  detectors: [
    {
      id: 'etsy-api-keystring',
      name: 'API keystring',
      shapes: ['{base62:24}', '{base62:24}:{base62:10-64}'],
      severity: 'medium',
      near: ['etsy'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('etsy-api-keystring', base62(24), { before: 'ETSY_TOKEN=' }),
  find('etsy-api-keystring', `${base62(24)}:${base62(10)}`, { before: 'ETSY_TOKEN=' }),
]
