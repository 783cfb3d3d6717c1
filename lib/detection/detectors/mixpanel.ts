import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Mixpanel',
  detectors: [
    {
      id: 'mixpanel-secret',
      name: 'secret',
      shapes: ['{hex:32}'],
      severity: 'medium',
      near: ['mixpanelsecret', 'mixpanelapi'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mixpanel-secret', hex(32), { before: 'MIXPANEL_API_SECRET=' }),
]
