import { defineProvider } from '../detector.ts'
import { base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'minisign',
  detectors: [
    {
      id: 'minisign-secret-key',
      name: 'secret key',
      shapes: ['RWRTY0Iy{base64:200-204}='],
      severity: 'critical',
      kind: 'private-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('minisign-secret-key', `RWRTY0Iy${base64(200)}=`)]
