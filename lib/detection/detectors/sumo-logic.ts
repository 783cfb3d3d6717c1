import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Sumo Logic',
  detectors: [
    {
      id: 'sumo-logic-access-key',
      name: 'access key',
      shapes: ['{base62:64}'],
      severity: 'high',
      near: ['sumo'],
      check: 'no-hash',
      pairsWith: ['sumo-logic-access-id'],
    },
    {
      id: 'sumo-logic-access-id',
      name: 'access id',
      shapes: ['su{base62:12}'],
      severity: 'low',
      public: true,
      near: ['sumo'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('sumo-logic-access-key', base62(64), { before: 'SUMO_TOKEN=' }),
  leave(`SUMO_TOKEN=su${base62(12)}`),
]
