import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Zhipu / Z.ai',

  detectors: [
    {
      id: 'zhipu-z-ai-api-key',
      name: 'API key',
      shapes: ['{hex:32}.{base62:16}'],
      severity: 'high',
      near: ['zhipu', 'bigmodel', 'glm', 'chatglm', 'zai', 'z ai'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('zhipu-z-ai-api-key', `${hex(32)}.${base62(16)}`, { before: 'ZHIPUAI_API_KEY=' }),
]
