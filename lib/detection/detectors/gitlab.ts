import { defineProvider } from '../detector.ts'
import {
  base62,
  base64url,
  base64urlOf,
  crc32,
  digits,
  type Examples,
  find,
  hex,
  pick,
} from '../examples.ts'

export default defineProvider({
  name: 'GitLab',
  rotateUrl: 'https://gitlab.com/-/user_settings/personal_access_tokens',
  detectors: [
    {
      id: 'gitlab-personal-project-or-group-access-token',
      name: 'personal, project or group access token',
      shapes: ['glpat-{base64url:20}'],
      severity: 'critical',
    },
    {
      id: 'gitlab-access-token-routable-form',
      name: 'access token (routable)',
      shapes: ['glpat-{base64url:27-300}.{base36:9}'],
      severity: 'critical',
      check: 'gitlab-routable',
    },
    {
      id: 'gitlab-access-token-routable-and-versioned',
      name: 'access token (routable, versioned)',
      shapes: ['glpat-{base64url:27-300}.{base36:2}.{base36:9}'],
      severity: 'critical',
      check: 'gitlab-routable',
    },
    {
      id: 'gitlab-oauth-application-secret',
      name: 'OAuth application secret',
      shapes: ['gloas-{base64url:64}'],
      severity: 'high',
    },
    {
      id: 'gitlab-deploy-token',
      name: 'deploy token',
      shapes: [
        'gldt-{base64url:20}',
        'gldt-{base64url:27-300}.{base36:9}',
        'gldt-{base64url:27-300}.{base36:2}.{base36:9}',
      ],
      severity: 'high',
      check: 'gitlab-routable',
    },
    {
      id: 'gitlab-runner-authentication-token',
      name: 'runner authentication token',
      shapes: [
        'glrt-{base64url:20}',
        'glrt-t{digit:1}_{base64url:20}',
        'glrt-{base64url:27-300}.{base36:9}',
        'glrt-{base64url:27-300}.{base36:2}.{base36:9}',
      ],
      severity: 'high',
      check: 'gitlab-routable',
    },
    {
      id: 'gitlab-runner-registration-token-legacy',
      name: 'runner registration token (legacy)',
      shapes: ['GR1348941{base64url:20}'],
      severity: 'high',
    },
    {
      id: 'gitlab-ci-cd-job-token',
      name: 'CI/CD job token',
      shapes: ['glcbt-{hex:1-5}_{base64url:20}'],
      severity: 'medium',
    },
    {
      id: 'gitlab-pipeline-trigger-token',
      name: 'pipeline trigger token',
      shapes: ['glptt-{hex:40}'],
      severity: 'high',
    },
    {
      id: 'gitlab-feed-token',
      name: 'feed token',
      shapes: ['glft-{base64url:20}'],
      severity: 'medium',
    },
    {
      id: 'gitlab-incoming-mail-token',
      name: 'incoming mail token',
      shapes: ['glimt-{base64url:25}'],
      severity: 'medium',
    },
    {
      id: 'gitlab-agent-for-kubernetes-token',
      name: 'agent for Kubernetes token',
      shapes: ['glagent-{base64url:50}'],
      severity: 'high',
    },
    {
      id: 'gitlab-scim-token',
      name: 'SCIM token',
      shapes: ['glsoat-{base64url:20}'],
      severity: 'high',
    },
    {
      id: 'gitlab-feature-flags-client-token',
      name: 'feature flags client token',
      shapes: ['glffct-{base64url:20}'],
      severity: 'low',
    },
    {
      id: 'gitlab-workspace-runner-trigger-token',
      name: 'workspace or runner trigger token',
      shapes: ['glwt-{base64url:20}'],
      severity: 'high',
    },
    {
      id: 'gitlab-session-cookie',
      name: 'session cookie',
      shapes: ['{hex:32}'],
      severity: 'high',
      near: ['_gitlab_session'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('gitlab-personal-project-or-group-access-token', `glpat-${base64url(20)}`),
  find('gitlab-access-token-routable-form', routable('glpat-', '')),
  find('gitlab-access-token-routable-and-versioned', routable('glpat-', '01.')),
  find('gitlab-oauth-application-secret', `gloas-${hex(64)}`),
  find('gitlab-deploy-token', `gldt-${base64url(20)}`),
  find('gitlab-deploy-token', routable('gldt-', '')),
  find('gitlab-deploy-token', routable('gldt-', '01.')),
  find('gitlab-runner-authentication-token', `glrt-${base64url(20)}`),
  find('gitlab-runner-authentication-token', `glrt-t${pick(1, 2, 3)}_${base64url(20)}`),
  find('gitlab-runner-authentication-token', routable('glrt-', '')),
  find('gitlab-runner-authentication-token', routable('glrt-', '01.')),
  find('gitlab-runner-registration-token-legacy', `GR1348941${base64url(20)}`),
  find('gitlab-ci-cd-job-token', `glcbt-${hex(3)}_${base64url(20)}`),
  find('gitlab-pipeline-trigger-token', `glptt-${hex(40)}`),
  find('gitlab-feed-token', `glft-${base64url(20)}`),
  find('gitlab-incoming-mail-token', `glimt-${base64url(25)}`),
  find('gitlab-agent-for-kubernetes-token', `glagent-${base64url(50)}`),
  find('gitlab-scim-token', `glsoat-${base64url(20)}`),
  find('gitlab-feature-flags-client-token', `glffct-${base64url(20)}`),
  find('gitlab-workspace-runner-trigger-token', `glwt-${base64url(20)}`),
  find('gitlab-session-cookie', hex(32), { before: 'Cookie: _gitlab_session=' }),
]

/** A routable token: what it points at, the length of that, and a CRC-32 of all, in base 36. */
function routable(prefix: string, version: string): string {
  const payload = base64urlOf(`o:1\nu:${digits(4)}\n${base62(16)}\x10`)
  const head = `${prefix}${payload}.${version}${payload.length.toString(36).padStart(2, '0')}`
  return head + crc32(head).toString(36).padStart(7, '0')
}
