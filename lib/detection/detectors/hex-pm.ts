import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Hex.pm',

  detectors: [
    {
      id: 'hex-pm-key',
      name: 'key',
      shapes: ['{hex:32}'],
      severity: 'high',
      near: labelled('hexpm', 'hex'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('hex-pm-key', hex(32), { before: 'hex api key key: ' }),
]
