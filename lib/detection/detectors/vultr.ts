import { defineProvider } from '../detector.ts'
import { BASE36, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Vultr',

  detectors: [
    {
      id: 'vultr-api-key',
      name: 'API key',
      shapes: ['{BASE36:36}'],
      severity: 'critical',
      near: ['vultr'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('vultr-api-key', BASE36(36), { before: 'VULTR_API_KEY=' }),
]
