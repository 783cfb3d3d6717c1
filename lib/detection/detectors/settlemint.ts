import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'SettleMint',
  detectors: [
    {
      id: 'settlemint-access-tokens',
      name: 'access token',
      shapes: ['sm_aat_{base62:16}', 'sm_pat_{base62:16}', 'sm_sat_{base62:16}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('settlemint-access-tokens', `sm_aat_${base62(16)}`),
  find('settlemint-access-tokens', `sm_pat_${base62(16)}`),
  find('settlemint-access-tokens', `sm_sat_${base62(16)}`),
]
