import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'AssemblyAI',

  detectors: [
    {
      id: 'assemblyai-api-key',
      name: 'API key',
      shapes: ['{hex:32}'],
      severity: 'medium',
      near: labelled('assemblyai', 'assemblyaiapi'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('assemblyai-api-key', hex(32), { before: 'assemblyai key: ' }),
]
