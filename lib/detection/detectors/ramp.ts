import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Ramp',
  detectors: [
    {
      id: 'ramp-client-secret',
      name: 'client secret',
      shapes: ['ramp_sec_{base62:48}'],
      severity: 'critical',
      pairsWith: ['ramp-client-id'],
    },
    {
      id: 'ramp-client-id',
      name: 'client id',
      shapes: ['ramp_id_{base62:40}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('ramp-client-secret', `ramp_sec_${base62(48)}`),
  leave(`ramp_id_${base62(40)}`),
]
