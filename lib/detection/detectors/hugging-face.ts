import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, letters } from '../examples.ts'

export default defineProvider({
  name: 'Hugging Face',
  rotateUrl: 'https://huggingface.co/settings/tokens',
  detectors: [
    {
      id: 'hugging-face-user-access-token',
      name: 'user access token',
      shapes: ['hf_{base62:34}'],
      severity: 'critical',
    },
    {
      id: 'hugging-face-organisation-token-old',
      name: 'organisation token (old)',
      shapes: ['api_org_{base62:34}'],
      severity: 'critical',
    },
    {
      id: 'hugging-face-oauth-access-jwt-tokens',
      name: 'OAuth access token or JWT',
      shapes: [
        'hf_oauth_eyJ{base64url:10-600}.{base64url:10-2000}.{base64url:20-700}',
        'hf_oauth_{base64url:40-400}',
        'hf_jwt_eyJ{base64url:10-600}.{base64url:10-2000}.{base64url:20-700}',
        'hf_jwt_{base64url:40-400}',
      ],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('hugging-face-user-access-token', `hf_${letters(34)}`),
  find('hugging-face-organisation-token-old', `api_org_${letters(34)}`),
  find(
    'hugging-face-oauth-access-jwt-tokens',
    `hf_oauth_eyJ${base64url(30)}.${base64url(30)}.${base64url(40)}`,
  ),
  find('hugging-face-oauth-access-jwt-tokens', `hf_oauth_${base64url(60)}`),
  find(
    'hugging-face-oauth-access-jwt-tokens',
    `hf_jwt_eyJ${base64url(30)}.${base64url(30)}.${base64url(40)}`,
  ),
  find('hugging-face-oauth-access-jwt-tokens', `hf_jwt_${base64url(60)}`),
]
