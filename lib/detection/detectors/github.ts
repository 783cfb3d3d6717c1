import { defineProvider } from '../detector.ts'
import { base62, base64url, digits, type Examples, find, withCrc32 } from '../examples.ts'

export default defineProvider({
  name: 'GitHub',
  rotateUrl: 'https://github.com/settings/tokens',
  detectors: [
    {
      id: 'github-personal-access-token-classic',
      name: 'personal access token (classic)',
      shapes: ['ghp_{base62:36}'],
      severity: 'critical',
      check: 'crc32-base62',
    },
    {
      id: 'github-oauth-app-access-token',
      name: 'OAuth app access token',
      shapes: ['gho_{base62:36}'],
      severity: 'critical',
      check: 'crc32-base62',
    },
    {
      id: 'github-app-user-to-server-token',
      name: 'App user-to-server token',
      shapes: ['ghu_{base62:36}'],
      severity: 'critical',
      check: 'crc32-base62',
    },
    {
      id: 'github-app-installation-token-old-form',
      name: 'App installation token (old form)',
      shapes: ['ghs_{base62:36}'],
      severity: 'critical',
      check: 'crc32-base62',
    },
    {
      id: 'github-app-installation-token-2026-form',
      name: 'App installation token (2026 form)',
      shapes: ['ghs_{digit:1-12}_eyJ{base64url:10-600}.{base64url:10-2000}.{base64url:20-700}'],
      severity: 'critical',
    },
    {
      id: 'github-app-refresh-token',
      name: 'App refresh token',
      shapes: ['ghr_{base62:76}', 'ghr_{base62:36}'],
      severity: 'critical',
      check: 'crc32-base62',
    },
    {
      id: 'github-fine-grained-personal-access-token',
      name: 'fine-grained personal access token',
      shapes: ['github_pat_{base62:22}_{base62:59}'],
      severity: 'critical',
      check: 'crc32-base62',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('github-personal-access-token-classic', withCrc32('ghp_', base62(30))),
  find('github-oauth-app-access-token', withCrc32('gho_', base62(30))),
  find('github-app-user-to-server-token', withCrc32('ghu_', base62(30))),
  find('github-app-installation-token-old-form', withCrc32('ghs_', base62(30))),
  find(
    'github-app-installation-token-2026-form',
    `ghs_${digits(7)}_eyJ${base64url(30)}.${base64url(30)}.${base64url(40)}`,
  ),
  find('github-app-refresh-token', withCrc32('ghr_', base62(70))),
  find('github-app-refresh-token', withCrc32('ghr_', base62(30))),
  find(
    'github-fine-grained-personal-access-token',
    withCrc32('github_pat_', `${base62(22)}_${base62(53)}`),
  ),
]
