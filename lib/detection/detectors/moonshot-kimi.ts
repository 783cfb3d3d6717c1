import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Moonshot (Kimi)',

  detectors: [
    {
      id: 'moonshot-kimi-api-key',
      name: 'API key',
      shapes: ['sk-{base62:48}'],
      severity: 'high',
      near: ['kimi', 'moonshot'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('moonshot-kimi-api-key', `sk-${base62(48)}`, { before: 'kimi key: ' }),
]
