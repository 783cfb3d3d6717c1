import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Salesforce',
  detectors: [
    {
      id: 'salesforce-access-token',
      name: 'access token or session id',
      shapes: [
        '00D{base62:12-15}!{base64url:80-260}',
        '00D{base62:12-15}!{base64url:1-200}.{base64url:40-200}',
        '00D{base62:12-15}!{base64url:1-200}.{base64url:1-200}.{base64url:20-200}',
      ],
      severity: 'critical',
    },
    {
      id: 'salesforce-refresh-token',
      name: 'refresh token',
      shapes: ['5AEP861{base64url:80-260}', '5AEP861{base64url:1-200}.{base64url:40-200}'],
      severity: 'critical',
    },
    {
      id: 'salesforce-consumer-key',
      name: 'consumer key',
      shapes: ['3MVG9{base64url:80-120}', '3MVG9{base64url:1-100}.{base64url:1-100}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('salesforce-access-token', `00D${base62(12)}!${base64url(80)}`),
  find('salesforce-access-token', `00D${base62(12)}!${base64url(1)}.${base64url(40)}`),
  find(
    'salesforce-access-token',
    `00D${base62(12)}!${base64url(1)}.${base64url(1)}.${base64url(20)}`,
  ),
  find('salesforce-refresh-token', `5AEP861${base64url(80)}`),
  find('salesforce-refresh-token', `5AEP861${base64url(1)}.${base64url(40)}`),
  leave(`3MVG9${base64url(80)}`),
  leave(`3MVG9${base64url(1)}.${base64url(1)}`),
]
