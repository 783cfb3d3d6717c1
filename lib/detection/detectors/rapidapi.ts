import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'RapidAPI',
  detectors: [
    {
      id: 'rapidapi-key',
      name: 'key',
      shapes: ['{hex:10}msh{hex:15}p1{hex:5}jsn{hex:12}'],
      severity: 'medium',
    },
    {
      id: 'rapidapi-key-loose',
      name: 'key',
      shapes: ['{base64url:50}'],
      severity: 'medium',
      near: ['rapidapi'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('rapidapi-key', `${hex(10)}msh${hex(15)}p1${hex(5)}jsn${hex(12)}`),
  find('rapidapi-key-loose', base64url(50), { before: 'RAPIDAPI_TOKEN=' }),
]
