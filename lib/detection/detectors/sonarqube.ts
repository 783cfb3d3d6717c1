import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'SonarQube',

  detectors: [
    { id: 'sonarqube-user-token', name: 'user token', shapes: ['squ_{hex:40}'], severity: 'high' },
    {
      id: 'sonarqube-project-analysis-token',
      name: 'project analysis token',
      shapes: ['sqp_{hex:40}'],
      severity: 'medium',
    },
    {
      id: 'sonarqube-global-analysis-token',
      name: 'global analysis token',
      shapes: ['sqa_{hex:40}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('sonarqube-user-token', `squ_${hex(40)}`),
  find('sonarqube-project-analysis-token', `sqp_${hex(40)}`),
  find('sonarqube-global-analysis-token', `sqa_${hex(40)}`),
]
