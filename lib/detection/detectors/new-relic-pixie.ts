import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'New Relic Pixie',
  detectors: [
    {
      id: 'new-relic-pixie-api-key',
      name: 'API or deploy key',
      shapes: [`px-api-${UUID}`, `px-dep-${UUID}`],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('new-relic-pixie-api-key', `px-api-${uuid()}`),
  find('new-relic-pixie-api-key', `px-dep-${uuid()}`),
]
