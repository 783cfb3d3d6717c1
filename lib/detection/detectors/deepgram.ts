import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Deepgram',

  detectors: [
    {
      id: 'deepgram-api-key',
      name: 'API key',
      shapes: ['{hex:40}'],
      severity: 'medium',
      near: labelled('deepgram', 'deepgramapi', 'dg'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('deepgram-api-key', hex(40), { before: 'deepgram key: ' }),
]
