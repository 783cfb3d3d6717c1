import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Juniper',
  detectors: [
    {
      id: 'juniper-type-9-secret',
      name: 'secret, $9$',
      shapes: ['$9{[$]:1}{base62+/-:13-80}', '$9{[$]:1}{base62+/-:1-60}.{base62+/-:12-60}'],
      severity: 'medium',
      kind: 'password',
      near: ['secret', 'password', 'authenticationkey', 'presharedkey', 'asciitext'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('juniper-type-9-secret', `$9$${base62(13)}`, { before: 'secret "' }),
  find('juniper-type-9-secret', `$9$${base62(1)}.${base62(12)}`, { before: 'secret "' }),
]
