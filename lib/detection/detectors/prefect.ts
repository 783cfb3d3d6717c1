import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Prefect',

  detectors: [
    { id: 'prefect-api-key', name: 'API key', shapes: ['pnu_{base62:36}'], severity: 'high' },
    {
      id: 'prefect-service-account-key',
      name: 'service account key',
      shapes: ['pnb_{base62:36}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('prefect-api-key', `pnu_${base62(36)}`),
  find('prefect-service-account-key', `pnb_${base62(36)}`),
]
