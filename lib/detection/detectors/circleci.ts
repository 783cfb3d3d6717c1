import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'CircleCI',
  rotateUrl: 'https://app.circleci.com/settings/user/tokens',
  detectors: [
    {
      id: 'circleci-personal-api-token',
      name: 'personal API token',
      shapes: ['CCIPAT_{base62:22}_{hex:40}'],
      severity: 'critical',
    },
    {
      id: 'circleci-project-api-token',
      name: 'project API token',
      shapes: ['CCIPRJ_{base62:22}_{hex:40}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('circleci-personal-api-token', `CCIPAT_${base62(22)}_${hex(40)}`),
  find('circleci-project-api-token', `CCIPRJ_${base62(22)}_${hex(40)}`),
]
