import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Postmark',
  rotateUrl: 'https://account.postmarkapp.com/',
  detectors: [
    {
      id: 'postmark-server-or-account-token',
      name: 'server or account token',
      shapes: [`${UUID}`],
      severity: 'high',
      near: labelled('postmark', 'postmarkserver', 'postmarkaccount'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('postmark-server-or-account-token', uuid(), { before: 'X-Postmark-Server-Token: ' }),
]
