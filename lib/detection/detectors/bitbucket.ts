import { defineProvider } from '../detector.ts'
import { base62, base64Of, base64url, digits, type Examples, find, HEX } from '../examples.ts'

export default defineProvider({
  name: 'Bitbucket',
  rotateUrl: 'https://bitbucket.org/account/settings/app-passwords/',
  detectors: [
    {
      id: 'bitbucket-app-password-cloud',
      name: 'app password (cloud)',
      shapes: ['ATBB{base62:24}{HEX:8}'],
      severity: 'critical',
    },
    {
      id: 'bitbucket-repository-project-or-workspace-access-token',
      name: 'repository, project or workspace access token',
      shapes: ['ATCTT3xFfGN0{base64url:60-780}={HEX:8}'],
      severity: 'critical',
    },
    {
      id: 'bitbucket-data-center-http-access-token',
      name: 'Data Center HTTP access token',
      shapes: ['BBDC-{base64:44}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('bitbucket-app-password-cloud', `ATBB${base62(24)}${HEX(8)}`),
  find(
    'bitbucket-repository-project-or-workspace-access-token',
    `ATCTT3xFfGN0${base64url(80)}=${HEX(8)}`,
  ),
  find(
    'bitbucket-data-center-http-access-token',
    `BBDC-${base64Of(`${digits(12)}:${base62(20)}`)}`,
  ),
]
