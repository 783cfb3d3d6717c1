import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'CockroachDB',
  detectors: [
    {
      id: 'cockroachdb-cloud-api-key',
      name: 'Cloud API key',
      shapes: ['CCDB1_{base62:22}_{base62:40}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('cockroachdb-cloud-api-key', `CCDB1_${base62(22)}_${base62(40)}`),
]
