import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Ollama',

  detectors: [
    {
      id: 'ollama-cloud-api-key',
      name: 'cloud API key',
      shapes: ['{hex:32}.{base64url:24}'],
      severity: 'medium',
      near: ['ollama'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('ollama-cloud-api-key', `${hex(32)}.${base64url(24)}`, { before: 'ollama key: ' }),
]
