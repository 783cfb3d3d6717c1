import { defineProvider } from '../detector.ts'
import { base62, base64, type Examples, find, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Bitwarden',

  detectors: [
    {
      id: 'bitwarden-secrets-manager-access-token',
      name: 'Secrets Manager access token',
      shapes: [`0.${UUID}.{base62:30}:{base64:22}==`, `0.${UUID}.{base62:30}:{base64:32}`],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('bitwarden-secrets-manager-access-token', `0.${uuid()}.${base62(30)}:${base64(22)}==`),
  find('bitwarden-secrets-manager-access-token', `0.${uuid()}.${base62(30)}:${base64(32)}`),
]
