import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Voiceflow',
  detectors: [
    {
      id: 'voiceflow-api-key',
      name: 'API key',
      shapes: [
        'VF.DM.{hex:24}.{base62:16}',
        'VF.WS.{hex:24}.{base62:16}',
        'VF.{hex:24}.{base62:16}',
      ],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('voiceflow-api-key', `VF.DM.${hex(24)}.${base62(16)}`),
  find('voiceflow-api-key', `VF.WS.${hex(24)}.${base62(16)}`),
  find('voiceflow-api-key', `VF.${hex(24)}.${base62(16)}`),
]
