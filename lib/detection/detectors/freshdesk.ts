import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Freshdesk',
  detectors: [
    {
      id: 'freshdesk-api-key',
      name: 'API key',
      shapes: ['{base62:20}'],
      severity: 'medium',
      near: ['freshdesk'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('freshdesk-api-key', base62(20), { before: 'FRESHDESK_TOKEN=' }),
]
