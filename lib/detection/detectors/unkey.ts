import { defineProvider } from '../detector.ts'
import { base58, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Unkey',

  detectors: [
    { id: 'unkey-root-key', name: 'root key', shapes: ['unkey_{base58:20-32}'], severity: 'high' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('unkey-root-key', `unkey_${base58(26)}`)]
