import { defineProvider } from '../detector.ts'
import { type Examples, hex, leave } from '../examples.ts'

export default defineProvider({
  name: 'Tencent',

  detectors: [
    {
      id: 'tencent-wechat-app-id',
      name: 'WeChat app id',
      shapes: ['wx{hex:16}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [leave(`wx${hex(16)}`)]
