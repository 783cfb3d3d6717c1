import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Docker Hub',
  rotateUrl: 'https://app.docker.com/settings/personal-access-tokens',
  detectors: [
    {
      id: 'docker-hub-personal-access-token',
      name: 'personal access token',
      shapes: ['dckr_pat_{base64url:27}'],
      severity: 'critical',
    },
    {
      id: 'docker-hub-organisation-access-token',
      name: 'organisation access token',
      shapes: ['dckr_oat_{base64url:32}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('docker-hub-personal-access-token', `dckr_pat_${base64url(27)}`),
  find('docker-hub-organisation-access-token', `dckr_oat_${base64url(32)}`),
]
