import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'PostHog',
  rotateUrl: 'https://app.posthog.com/settings/user-api-keys',
  detectors: [
    {
      id: 'posthog-personal-api-key',
      name: 'personal API key',
      shapes: ['phx_{base62+_:41-49}'],
      severity: 'high',
    },
    {
      id: 'posthog-secure-key',
      name: 'secure or other key',
      shapes: ['phs_{base62:40-60}', 'phr_{base62:40-60}', 'pha_{base62:40-60}'],
      severity: 'high',
    },
    {
      id: 'posthog-project-api-key',
      name: 'project API key',
      shapes: ['phc_{base62+_:41-49}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('posthog-personal-api-key', `phx_${base62(41)}`),
  find('posthog-secure-key', `phs_${base62(40)}`),
  find('posthog-secure-key', `phr_${base62(40)}`),
  find('posthog-secure-key', `pha_${base62(40)}`),
  leave(`phc_${base62(41)}`),
]
