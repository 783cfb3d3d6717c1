import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'QuickNode',
  detectors: [
    {
      id: 'quicknode-token',
      name: 'token in a URL',
      shapes: ['quiknode.pro/{hex:40}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('quicknode-token', `quiknode.pro/${hex(40)}`)]
