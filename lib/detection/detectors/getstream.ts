import { defineProvider } from '../detector.ts'
import { base36, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Stream',
  detectors: [
    {
      id: 'getstream-api-secret',
      name: 'API secret',
      shapes: ['{base36:64}'],
      severity: 'medium',
      near: ['getstream', 'streamapi', 'streamsecret'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('getstream-api-secret', base36(64), { before: 'STREAM_API_SECRET=' }),
]
