import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'

export default defineProvider({
  name: 'GC Notify',
  detectors: [
    // A name, the service as a UUID, the secret as a UUID.
    {
      id: 'gc-notify-api-key',
      name: 'API key',
      shapes: ['gcntfy-{base64url:74-180}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('gc-notify-api-key', `gcntfy-my_key-${uuid()}-${uuid()}`),
]
