import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Authress',
  detectors: [
    {
      id: 'authress-service-client-key',
      name: 'service client key',
      shapes: [
        'sc_{base62:4-40}.{base62:3-12}.acc_{base62+-:8-40}.{base64url++/=:30-120}',
        'sc_{base62:4-40}.{base62:3-12}.acc-{base62+-:8-40}.{base64url++/=:30-120}',
        'ext_{base62:4-40}.{base62:3-12}.acc_{base62+-:8-40}.{base64url++/=:30-120}',
        'ext_{base62:4-40}.{base62:3-12}.acc-{base62+-:8-40}.{base64url++/=:30-120}',
        'scauth_{base62:4-40}.{base62:3-12}.acc_{base62+-:8-40}.{base64url++/=:30-120}',
        'scauth_{base62:4-40}.{base62:3-12}.acc-{base62+-:8-40}.{base64url++/=:30-120}',
        'authress_{base62:4-40}.{base62:3-12}.acc_{base62+-:8-40}.{base64url++/=:30-120}',
        'authress_{base62:4-40}.{base62:3-12}.acc-{base62+-:8-40}.{base64url++/=:30-120}',
      ],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find(
    'authress-service-client-key',
    `sc_${base62(4)}.${base62(3)}.acc_${base62(8)}.${base64url(30)}`,
  ),
  find(
    'authress-service-client-key',
    `sc_${base62(4)}.${base62(3)}.acc-${base62(8)}.${base64url(30)}`,
  ),
  find(
    'authress-service-client-key',
    `ext_${base62(4)}.${base62(3)}.acc_${base62(8)}.${base64url(30)}`,
  ),
  find(
    'authress-service-client-key',
    `ext_${base62(4)}.${base62(3)}.acc-${base62(8)}.${base64url(30)}`,
  ),
  find(
    'authress-service-client-key',
    `scauth_${base62(4)}.${base62(3)}.acc_${base62(8)}.${base64url(30)}`,
  ),
  find(
    'authress-service-client-key',
    `scauth_${base62(4)}.${base62(3)}.acc-${base62(8)}.${base64url(30)}`,
  ),
  find(
    'authress-service-client-key',
    `authress_${base62(4)}.${base62(3)}.acc_${base62(8)}.${base64url(30)}`,
  ),
  find(
    'authress-service-client-key',
    `authress_${base62(4)}.${base62(3)}.acc-${base62(8)}.${base64url(30)}`,
  ),
]
