import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Vercel',
  rotateUrl: 'https://vercel.com/account/settings/tokens',
  detectors: [
    {
      id: 'vercel-personal-access-token',
      name: 'personal access token',
      shapes: ['vcp_{base64url:56}'],
      severity: 'critical',
    },
    {
      id: 'vercel-integration-app-access-app-refresh-token',
      name: 'integration or app token',
      shapes: ['vci_{base64url:56}', 'vca_{base64url:56}', 'vcr_{base64url:56}'],
      severity: 'high',
    },
    {
      id: 'vercel-ai-gateway-key',
      name: 'AI Gateway key',
      shapes: ['vck_{base64url:56}'],
      severity: 'high',
    },
    {
      id: 'vercel-blob-read-write-token',
      name: 'blob read-write token',
      shapes: ['vercel_blob_rw_{base62:10-30}_{base62:24-80}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('vercel-personal-access-token', `vcp_${base64url(56)}`),
  find('vercel-integration-app-access-app-refresh-token', `vci_${base64url(56)}`),
  find('vercel-integration-app-access-app-refresh-token', `vca_${base64url(56)}`),
  find('vercel-integration-app-access-app-refresh-token', `vcr_${base64url(56)}`),
  find('vercel-ai-gateway-key', `vck_${base64url(56)}`),
  find('vercel-blob-read-write-token', `vercel_blob_rw_${base62(20)}_${base62(44)}`),
]
