import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'PagerDuty',
  detectors: [
    {
      id: 'pagerduty-api-key',
      name: 'API key',
      shapes: ['u+{base64url++:18}', 'y_{base64url:18}', '{base64url:20}'],
      severity: 'high',
      near: ['pagerduty'],
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('pagerduty-api-key', `u+${base64url(18)}`, { before: 'PAGERDUTY_TOKEN=' }),
  find('pagerduty-api-key', `y_${base64url(18)}`, { before: 'PAGERDUTY_TOKEN=' }),
  find('pagerduty-api-key', base64url(20), { before: 'PAGERDUTY_TOKEN=' }),
]
