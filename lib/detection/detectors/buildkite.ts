import { defineProvider } from '../detector.ts'
import { base36, base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Buildkite',
  rotateUrl: 'https://buildkite.com/user/api-access-tokens',
  detectors: [
    {
      id: 'buildkite-api-access-token',
      name: 'API access token',
      shapes: ['bkua_{base36:40}', 'bkua_{base36:53}'],
      severity: 'critical',
    },
    {
      id: 'buildkite-agent-cluster-portal-and-package-tokens',
      name: 'agent, cluster, portal or package token',
      shapes: [
        'bkaa_{base64url:40-333}',
        'bkaj_{base64url:40-333}',
        'bkar_{base64url:40-333}',
        'bkct_{base64url:40-333}',
        'bkpt_{base64url:40-333}',
        'bkpat_{base64url:40-333}',
        'bkps_{base64url:40-333}',
      ],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('buildkite-api-access-token', `bkua_${base36(40)}`),
  find('buildkite-api-access-token', `bkua_${base36(53)}`),
  find('buildkite-agent-cluster-portal-and-package-tokens', `bkaa_${base64url(60)}`),
  find('buildkite-agent-cluster-portal-and-package-tokens', `bkaj_${base64url(60)}`),
  find('buildkite-agent-cluster-portal-and-package-tokens', `bkar_${base64url(60)}`),
  find('buildkite-agent-cluster-portal-and-package-tokens', `bkct_${base64url(60)}`),
  find('buildkite-agent-cluster-portal-and-package-tokens', `bkpt_${base64url(60)}`),
  find('buildkite-agent-cluster-portal-and-package-tokens', `bkpat_${base64url(60)}`),
  find('buildkite-agent-cluster-portal-and-package-tokens', `bkps_${base64url(60)}`),
]
