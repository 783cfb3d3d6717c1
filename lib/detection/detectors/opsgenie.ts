import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Opsgenie',
  detectors: [
    {
      id: 'opsgenie-api-key',
      name: 'API key',
      shapes: [`${UUID}`],
      severity: 'high',
      near: [...labelled('opsgenie', 'opsgenieapi'), 'geniekey'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('opsgenie-api-key', uuid(), { before: 'OPSGENIE_API_KEY=' }),
]
