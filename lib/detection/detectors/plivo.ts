import { defineProvider } from '../detector.ts'
import { BASE36, base64url, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Plivo',
  detectors: [
    {
      id: 'plivo-auth-token',
      name: 'auth token',
      shapes: ['{base64url:40}'],
      severity: 'medium',
      near: ['plivo'],
      check: 'no-hash',
      pairsWith: ['plivo-auth-id'],
    },
    {
      id: 'plivo-auth-id',
      name: 'auth id',
      shapes: ['MA{BASE36:18}', 'SA{BASE36:18}'],
      severity: 'low',
      public: true,
      near: ['plivo'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('plivo-auth-token', base64url(40), { before: 'PLIVO_TOKEN=' }),
  leave(`PLIVO_TOKEN=MA${BASE36(18)}`),
  leave(`PLIVO_TOKEN=SA${BASE36(18)}`),
]
