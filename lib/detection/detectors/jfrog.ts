import { defineProvider } from '../detector.ts'
import { base62, base64Of, digits, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'JFrog',

  detectors: [
    {
      id: 'jfrog-artifactory-api-key',
      name: 'Artifactory API key',
      shapes: ['AKCp{base62:69}'],
      severity: 'critical',
    },
    {
      id: 'jfrog-artifactory-identity-reference-token',
      name: 'Artifactory identity token',
      shapes: ['cmVmdGtuO{base62:55}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('jfrog-artifactory-api-key', `AKCp${base62(69)}`),
  find(
    'jfrog-artifactory-identity-reference-token',
    base64Of(`reftkn:01:${digits(10)}:${base62(27)}`),
  ),
]
