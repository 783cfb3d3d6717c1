import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Infisical',

  detectors: [
    {
      id: 'infisical-service-token',
      name: 'service token',
      shapes: ['st.{hex:24}.{hex:32}.{hex:32}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('infisical-service-token', `st.${hex(24)}.${hex(32)}.${hex(32)}`),
]
