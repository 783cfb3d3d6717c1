import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Loggly',
  detectors: [
    {
      id: 'loggly-token',
      name: 'token',
      shapes: [`${UUID}`],
      severity: 'medium',
      near: labelled('loggly', 'logglycustomer'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('loggly-token', uuid(), { before: 'LOGGLY_API_KEY=' }),
]
