import { defineProvider } from '../detector.ts'
import { base36, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Zuplo',

  detectors: [
    {
      id: 'zuplo-consumer-api-key',
      name: 'consumer API key',
      shapes: ['zpka_{base36:32}_{hex:8}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('zuplo-consumer-api-key', `zpka_${base36(32)}_${hex(8)}`),
]
