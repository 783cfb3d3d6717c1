import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Lark (Feishu)',
  detectors: [
    {
      id: 'lark-app-secret',
      name: 'app secret',
      shapes: ['{base62:32}'],
      severity: 'medium',
      near: ['feishu', 'larkapp', 'larksecret'],
      check: 'no-hash',
      pairsWith: ['lark-app-id'],
    },
    {
      id: 'lark-app-id',
      name: 'app id',
      shapes: ['cli_{base62:16}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('lark-app-secret', base62(32), { before: 'LARK_APP_SECRET=' }),
  leave(`cli_${base62(16)}`),
]
