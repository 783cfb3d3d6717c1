import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'OVH',

  detectors: [
    {
      id: 'ovh-application-key',
      name: 'application key',
      shapes: ['{base62:16}'],
      severity: 'medium',
      near: ['ovh', 'ovhcloud', 'ovhapplication'],
      check: 'no-hash',
    },
    {
      id: 'ovh-application-secret-or-consumer-key',
      name: 'application secret or consumer key',
      shapes: ['{base62:32}'],
      severity: 'high',
      near: ['ovh', 'ovhcloud', 'ovhapplication', 'ovhconsumer'],
      check: 'no-hash',
      pairsWith: ['ovh-application-key'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('ovh-application-key', base62(16), { before: 'OVH_APPLICATION_KEY=' }),
  find('ovh-application-secret-or-consumer-key', base62(32), { before: 'OVH_APPLICATION_SECRET=' }),
]
