import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Quay / OpenShift',

  detectors: [
    {
      id: 'quay-openshift-oauth-access-token',
      name: 'OAuth access token',
      shapes: ['sha256~{base64url:43}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('quay-openshift-oauth-access-token', `sha256~${base64url(43)}`),
]
