import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Mixpanel',
  detectors: [
    {
      id: 'mixpanel-secret',
      name: 'secret',
      shapes: ['{hex:32}'],
      severity: 'medium',
      near: labelled('mixpanel', 'mixpanelapi'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mixpanel-secret', hex(32), { before: 'MIXPANEL_API_SECRET=' }),
]
