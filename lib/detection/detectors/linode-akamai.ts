import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Linode (Akamai)',
  rotateUrl: 'https://cloud.linode.com/profile/tokens',
  detectors: [
    {
      id: 'linode-akamai-personal-access-token',
      name: 'personal access token',
      shapes: ['{hex:64}'],
      severity: 'critical',
      near: labelled('linode', 'linodeapi', 'linodecli', 'linodeaccess'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('linode-akamai-personal-access-token', hex(64), { before: 'LINODE_TOKEN=' }),
]
