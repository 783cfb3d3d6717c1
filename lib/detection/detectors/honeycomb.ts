import { defineProvider } from '../detector.ts'
import { base36, base62, type Examples, find } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Honeycomb',
  rotateUrl: 'https://ui.honeycomb.io/account',
  detectors: [
    {
      id: 'honeycomb-ingest-key',
      name: 'ingest or configuration key',
      shapes: ['hcaik_{base36:58}', 'hcxik_{base36:58}'],
      severity: 'medium',
    },
    {
      id: 'honeycomb-api-key-old',
      name: 'API key (old)',
      shapes: ['{base62:22}', '{base62:32}'],
      severity: 'medium',
      near: [...labelled('honeycomb', 'honeycombapi'), 'honeycombteam'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('honeycomb-ingest-key', `hcaik_${base36(58)}`),
  find('honeycomb-ingest-key', `hcxik_${base36(58)}`),
  find('honeycomb-api-key-old', base62(22), { before: 'HONEYCOMB_API_KEY=' }),
  find('honeycomb-api-key-old', base62(32), { before: 'HONEYCOMB_API_KEY=' }),
]
