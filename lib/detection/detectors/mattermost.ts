import { defineProvider } from '../detector.ts'
import { base36, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Mattermost',
  detectors: [
    {
      id: 'mattermost-personal-token',
      name: 'personal token',
      shapes: ['{base36:26}'],
      severity: 'high',
      near: ['mattermost'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mattermost-personal-token', base36(26), { before: 'MATTERMOST_TOKEN=' }),
]
