import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Airtable',
  rotateUrl: 'https://airtable.com/create/tokens',
  detectors: [
    {
      id: 'airtable-personal-access-token',
      name: 'personal access token',
      shapes: ['pat{base62:14}.{base62:62-66}'],
      severity: 'high',
    },
    {
      id: 'airtable-api-key-old',
      name: 'API key (old)',
      shapes: ['key{base62:14}', '{base62:17}'],
      severity: 'high',
      near: ['airtable'],
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('airtable-personal-access-token', `pat${base62(14)}.${base62(62)}`),
  find('airtable-api-key-old', `key${base62(14)}`, { before: 'AIRTABLE_TOKEN=' }),
  find('airtable-api-key-old', base62(17), { before: 'AIRTABLE_TOKEN=' }),
]
