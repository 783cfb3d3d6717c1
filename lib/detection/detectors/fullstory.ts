import { defineProvider } from '../detector.ts'
import { base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Fullstory',
  detectors: [
    {
      id: 'fullstory-api-key',
      name: 'API key',
      shapes: ['na1.{base64:100}', 'eu1.{base64:100}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('fullstory-api-key', `na1.${base64(100)}`),
  find('fullstory-api-key', `eu1.${base64(100)}`),
]
