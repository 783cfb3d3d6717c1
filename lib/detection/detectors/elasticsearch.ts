import { defineProvider } from '../detector.ts'
import { base62, base64Of, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Elasticsearch',
  detectors: [
    {
      id: 'elasticsearch-api-key',
      name: 'API key (encoded)',
      shapes: ['{base64:58}=='],
      severity: 'high',
      near: ['apikey', 'elastic'],
      check: 'base64-colon',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('elasticsearch-api-key', base64Of(`${base62(20)}:${base62(22)}`), {
    before: 'Authorization: ApiKey ',
  }),
]
