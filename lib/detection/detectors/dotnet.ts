import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: '.NET',
  detectors: [
    {
      id: 'dotnet-machine-key',
      name: 'machineKey',
      shapes: ['{Hex:40-128}'],
      severity: 'critical',
      near: ['validationkey', 'decryptionkey'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('dotnet-machine-key', hex(40), { before: 'validationKey="' }),
]
