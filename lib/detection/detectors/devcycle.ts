import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'DevCycle',

  detectors: [
    {
      id: 'devcycle-server-sdk-key',
      name: 'server SDK key',
      shapes: ['dvc_server_{base62+_:8-50}'],
      severity: 'medium',
      check: 'random',
    },
    {
      id: 'devcycle-client-or-mobile-sdk-key',
      name: 'client or mobile SDK key',
      shapes: ['dvc_client_{base62+_:8-50}', 'dvc_mobile_{base62+_:8-50}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('devcycle-server-sdk-key', `dvc_server_${base62(28)}`),
  leave(`dvc_client_${base62(28)}`),
]
