import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, hex, leave } from '../examples.ts'

export default defineProvider({
  name: 'Supabase',
  rotateUrl: 'https://supabase.com/dashboard/account/tokens',
  detectors: [
    {
      id: 'supabase-secret-key',
      name: 'secret key',
      shapes: ['sb_secret_{base64url:22}_{base64url:8}'],
      severity: 'critical',
    },
    {
      id: 'supabase-personal-access-token',
      name: 'personal access token',
      shapes: ['sbp_{hex:40}', 'sbp_v0_{hex:40}', 'sbp_oauth_{hex:40}'],
      severity: 'critical',
    },
    {
      id: 'supabase-publishable-key',
      name: 'publishable key',
      shapes: ['sb_publishable_{base64url:22}_{base64url:8}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('supabase-secret-key', `sb_secret_${base64url(22)}_${base64url(8)}`),
  find('supabase-personal-access-token', `sbp_${hex(40)}`),
  find('supabase-personal-access-token', `sbp_v0_${hex(40)}`),
  find('supabase-personal-access-token', `sbp_oauth_${hex(40)}`),
  leave(`sb_publishable_${base64url(22)}_${base64url(8)}`),
]
