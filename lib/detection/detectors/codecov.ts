import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Codecov',

  detectors: [
    {
      id: 'codecov-upload-token',
      name: 'upload token',
      shapes: [`${UUID}`],
      severity: 'low',
      near: labelled('codecov', 'codecovupload', 'codecovrepo'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('codecov-upload-token', uuid(), { before: 'CODECOV_TOKEN=' }),
]
