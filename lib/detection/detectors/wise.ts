import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Wise',
  detectors: [
    {
      id: 'wise-api-token',
      name: 'API token',
      shapes: [`${UUID}`],
      severity: 'critical',
      near: labelled('wise', 'transferwise'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('wise-api-token', uuid(), { before: 'WISE_API_TOKEN=' }),
]
