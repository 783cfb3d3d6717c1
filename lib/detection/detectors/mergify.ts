import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Mergify',

  detectors: [
    {
      id: 'mergify-application-key',
      name: 'application key',
      shapes: ['mergify_application_key_{base64url:40-200}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mergify-application-key', `mergify_application_key_${base64url(60)}`),
]
