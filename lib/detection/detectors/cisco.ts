import { defineProvider } from '../detector.ts'
import { type Examples, find, HEX } from '../examples.ts'

export default defineProvider({
  name: 'Cisco',
  detectors: [
    {
      id: 'cisco-type-7-password',
      name: 'password, type 7',
      shapes: ['{HEX:10-80}'],
      severity: 'medium',
      kind: 'password',
      near: ['password7'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('cisco-type-7-password', HEX(10), { before: 'password 7 ' }),
]
