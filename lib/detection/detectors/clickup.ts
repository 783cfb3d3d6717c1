import { defineProvider } from '../detector.ts'
import { BASE36, digits, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'ClickUp',
  rotateUrl: 'https://app.clickup.com/settings/apps',
  detectors: [
    {
      id: 'clickup-personal-token',
      name: 'personal token',
      shapes: ['pk_{digit:7-9}_{BASE36:32}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('clickup-personal-token', `pk_${digits(7)}_${BASE36(32)}`),
]
