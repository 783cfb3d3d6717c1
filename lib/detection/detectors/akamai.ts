import { defineProvider } from '../detector.ts'
import { base36, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Akamai',

  detectors: [
    {
      id: 'akamai-edgegrid-client-access-token',
      name: 'EdgeGrid client or access token',
      shapes: ['akab-{base36:16}-{base36:16}'],
      severity: 'high',
    },
    {
      id: 'akamai-edgegrid-host',
      name: 'EdgeGrid host',
      shapes: ['akab-{base36:16}-{base36:16}.luna.akamaiapis.net'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('akamai-edgegrid-client-access-token', `akab-${base36(16)}-${base36(16)}`),
  leave(`akab-${base36(16)}-${base36(16)}.luna.akamaiapis.net`),
]
