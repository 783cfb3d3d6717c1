import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Zendesk',
  detectors: [
    {
      id: 'zendesk-api-token',
      name: 'API token',
      shapes: ['{base62:40}'],
      severity: 'high',
      near: ['zendesk'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('zendesk-api-token', base62(40), { before: 'ZENDESK_TOKEN=' }),
]
