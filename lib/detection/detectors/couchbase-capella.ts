import { defineProvider } from '../detector.ts'
import { base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Couchbase Capella',
  detectors: [
    {
      id: 'couchbase-capella-api-key-secret',
      name: 'API key secret',
      shapes: ['{base64:60-120}'],
      severity: 'high',
      near: ['couchbase', 'capella'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('couchbase-capella-api-key-secret', base64(60), { before: 'COUCHBASE_TOKEN=' }),
]
