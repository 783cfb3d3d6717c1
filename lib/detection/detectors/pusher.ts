import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Pusher',
  detectors: [
    {
      id: 'pusher-app-secret',
      name: 'app secret',
      shapes: ['{hex:20}'],
      severity: 'medium',
      near: ['pusher'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('pusher-app-secret', hex(20), { before: 'PUSHER_TOKEN=' }),
]
