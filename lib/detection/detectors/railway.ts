import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Railway',

  detectors: [
    {
      id: 'railway-token',
      name: 'token',
      shapes: [`${UUID}`],
      severity: 'high',
      near: labelled('railway', 'railwayapi', 'railwayproject'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('railway-token', uuid(), { before: 'RAILWAY_TOKEN=' }),
]
