import { defineProvider } from '../detector.ts'
import { base62, base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Matrix (Element)',
  detectors: [
    {
      id: 'matrix-access-token',
      name: 'access token',
      shapes: ['syt_{base64:2-80}_{base62:20}_{base62:6}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('matrix-access-token', `syt_${base64(2)}_${base62(20)}_${base62(6)}`),
]
