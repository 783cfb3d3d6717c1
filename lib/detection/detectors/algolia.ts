import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Algolia',
  rotateUrl: 'https://dashboard.algolia.com/account/api-keys',
  detectors: [
    {
      id: 'algolia-admin-api-key',
      name: 'admin API key',
      shapes: ['{base62:32}'],
      severity: 'high',
      near: labelled('algolia', 'algoliaadmin', 'algoliawrite'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('algolia-admin-api-key', base62(32), { before: 'ALGOLIA_API_KEY=' }),
]
