import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'DatoCMS',
  detectors: [
    {
      id: 'datocms-api-token',
      name: 'API token',
      shapes: ['{hex:30}'],
      severity: 'medium',
      near: ['datocms'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('datocms-api-token', hex(30), { before: 'DATOCMS_TOKEN=' }),
]
