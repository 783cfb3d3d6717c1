import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Meilisearch',
  detectors: [
    {
      id: 'meilisearch-key',
      name: 'key',
      shapes: ['{base64url:43}', '{hex:64}'],
      severity: 'medium',
      near: labelled('meili', 'meilisearch'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('meilisearch-key', base64url(43), { before: 'MEILI_API_KEY=' }),
  find('meilisearch-key', hex(64), { before: 'MEILI_API_KEY=' }),
]
