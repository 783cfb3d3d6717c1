import { defineProvider } from '../detector.ts'
import { base62, base64Of, base64url, digits, type Examples, find, HEX } from '../examples.ts'

export default defineProvider({
  name: 'Atlassian',
  rotateUrl: 'https://id.atlassian.com/manage-profile/security/api-tokens',
  detectors: [
    {
      id: 'atlassian-cloud-api-token-jira-confluence',
      name: 'cloud API token (Jira, Confluence)',
      shapes: ['ATATT3xFfGF0{base64url:150-220}={HEX:8}'],
      severity: 'critical',
    },
    {
      id: 'atlassian-data-center-personal-token-jira-confluence',
      name: 'Data Center personal token (Jira, Confluence)',
      shapes: ['{[MNO]:1}{base64:43}'],
      severity: 'critical',
      check: 'base64-digits-colon',
    },
    {
      id: 'atlassian-organisation-or-admin-api-key',
      name: 'organisation or admin API key',
      shapes: [
        'ATCTT3xFfG{[ABCDEFGHIJKLMOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_]:1}{base64url:60-780}={HEX:8}',
      ],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('atlassian-cloud-api-token-jira-confluence', `ATATT3xFfGF0${base64url(170)}=${HEX(8)}`),
  find(
    'atlassian-data-center-personal-token-jira-confluence',
    base64Of(`${digits(12)}:${base62(20)}`),
  ),
  find('atlassian-organisation-or-admin-api-key', `ATCTT3xFfGF0${base64url(160)}=${HEX(8)}`),
]
