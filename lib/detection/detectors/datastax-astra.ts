import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'DataStax Astra',
  detectors: [
    {
      id: 'datastax-astra-application-token',
      name: 'application token',
      shapes: ['AstraCS:{base62:24}:{hex:64}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('datastax-astra-application-token', `AstraCS:${base62(24)}:${hex(64)}`),
]
