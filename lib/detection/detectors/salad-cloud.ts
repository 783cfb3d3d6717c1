import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Salad Cloud',

  detectors: [
    {
      id: 'salad-cloud-api-key',
      name: 'API key',
      shapes: ['salad_cloud_{base62:2-40}_{base62:20-240}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('salad-cloud-api-key', `salad_cloud_user_${base62(60)}`),
]
