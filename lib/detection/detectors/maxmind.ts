import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'MaxMind',
  detectors: [
    {
      id: 'maxmind-license-key',
      name: 'license key',
      shapes: ['{base62:6}_{base62:29}_mmk'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('maxmind-license-key', `${base62(6)}_${base62(29)}_mmk`),
]
