import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Doppler',
  rotateUrl: 'https://dashboard.doppler.com/workplace',
  detectors: [
    {
      id: 'doppler-personal-token',
      name: 'personal token',
      shapes: ['dp.pt.{base62:40-44}'],
      severity: 'critical',
    },
    {
      id: 'doppler-service-token',
      name: 'service token',
      shapes: ['dp.st.{base62:40-44}', 'dp.st.{base64url:2-35}.{base62:40-44}'],
      severity: 'critical',
    },
    {
      id: 'doppler-cli-token',
      name: 'CLI token',
      shapes: ['dp.ct.{base62:40-44}'],
      severity: 'critical',
    },
    {
      id: 'doppler-service-account-token',
      name: 'service account token',
      shapes: ['dp.sa.{base62:40-44}'],
      severity: 'critical',
    },
    {
      id: 'doppler-scim-token',
      name: 'SCIM token',
      shapes: ['dp.scim.{base62:40-44}'],
      severity: 'high',
    },
    {
      id: 'doppler-audit-token',
      name: 'audit token',
      shapes: ['dp.audit.{base62:40-44}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('doppler-personal-token', `dp.pt.${base62(42)}`),
  find('doppler-service-token', `dp.st.${base62(43)}`),
  find('doppler-service-token', `dp.st.dev_backend.${base62(43)}`),
  find('doppler-cli-token', `dp.ct.${base62(42)}`),
  find('doppler-service-account-token', `dp.sa.${base62(42)}`),
  find('doppler-scim-token', `dp.scim.${base62(42)}`),
  find('doppler-audit-token', `dp.audit.${base62(42)}`),
]
