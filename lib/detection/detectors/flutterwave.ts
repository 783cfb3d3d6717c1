import { defineProvider } from '../detector.ts'
import { base36, base62, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Flutterwave',
  detectors: [
    {
      id: 'flutterwave-secret-key',
      name: 'secret key',
      shapes: ['FLWSECK-{base36:32}-X'],
      severity: 'critical',
    },
    {
      id: 'flutterwave-test-secret-key',
      name: 'test secret key',
      shapes: ['FLWSECK_TEST-{base36:32}-X', 'FLWSECK_TEST{base62:12}'],
      severity: 'medium',
      kind: 'test-key',
    },
    {
      id: 'flutterwave-public-key',
      name: 'public key',
      shapes: ['FLWPUBK-{base36:32}-X', 'FLWPUBK_TEST-{base36:32}-X'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('flutterwave-secret-key', `FLWSECK-${base36(32)}-X`),
  find('flutterwave-test-secret-key', `FLWSECK_TEST-${base36(32)}-X`),
  find('flutterwave-test-secret-key', `FLWSECK_TEST${base62(12)}`),
  leave(`FLWPUBK-${base36(32)}-X`),
  leave(`FLWPUBK_TEST-${base36(32)}-X`),
]
