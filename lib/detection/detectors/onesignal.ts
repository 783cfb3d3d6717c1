import { defineProvider } from '../detector.ts'
import { base32lower, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'OneSignal',
  detectors: [
    {
      id: 'onesignal-api-key',
      name: 'API key',
      shapes: ['os_v2_app_{base32lower:103}', 'os_v2_org_{base32lower:103}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('onesignal-api-key', `os_v2_app_${base32lower(103)}`),
  find('onesignal-api-key', `os_v2_org_${base32lower(103)}`),
]
