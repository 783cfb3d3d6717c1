import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'DeepSeek',
  rotateUrl: 'https://platform.deepseek.com/api_keys',
  detectors: [
    { id: 'deepseek-api-key', name: 'API key', shapes: ['sk-{hex:32}'], severity: 'high' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('deepseek-api-key', `sk-${hex(32)}`)]
