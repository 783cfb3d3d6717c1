import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Sendbird',
  detectors: [
    {
      id: 'sendbird-access-token',
      name: 'access token',
      shapes: ['{hex:40}', '{hex:24}'],
      severity: 'medium',
      near: labelled('sendbird', 'sendbirdmaster', 'sendbirdapi'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('sendbird-access-token', hex(40), { before: 'SENDBIRD_API_KEY=' }),
  find('sendbird-access-token', hex(24), { before: 'SENDBIRD_API_KEY=' }),
]
