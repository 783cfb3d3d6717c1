import { defineProvider } from '../detector.ts'
import { base64, type Examples, find, leave, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'PubNub',
  detectors: [
    {
      id: 'pubnub-secret-key',
      name: 'secret key',
      shapes: ['sec-c-{base64:48}'],
      severity: 'high',
    },
    {
      id: 'pubnub-publish-subscribe-key',
      name: 'publish or subscribe key',
      shapes: [`pub-c-${UUID}`, `sub-c-${UUID}`],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('pubnub-secret-key', `sec-c-${base64(48)}`),
  leave(`pub-c-${uuid()}`),
  leave(`sub-c-${uuid()}`),
]
