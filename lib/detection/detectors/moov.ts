import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Moov',
  detectors: [
    {
      id: 'moov-api-key',
      name: 'API key or secret',
      shapes: [`${UUID}`],
      severity: 'critical',
      near: labelled('moov'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('moov-api-key', uuid(), { before: 'MOOV_SECRET=' })]
