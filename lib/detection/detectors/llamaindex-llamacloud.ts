import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'LlamaIndex (LlamaCloud)',

  detectors: [
    {
      id: 'llamaindex-llamacloud-api-key',
      name: 'API key',
      shapes: ['llx-{base64url:48}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('llamaindex-llamacloud-api-key', `llx-${base64url(48)}`),
]
