import { defineProvider } from '../detector.ts'
import { base62, base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Tableau',
  detectors: [
    {
      id: 'tableau-personal-access-token',
      name: 'personal access token',
      shapes: ['{base64:22}==:{base62:32}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('tableau-personal-access-token', `${base64(22)}==:${base62(32)}`),
]
