import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Wise',
  detectors: [
    {
      id: 'wise-api-token',
      name: 'API token',
      shapes: [`${UUID}`],
      severity: 'critical',
      near: ['wiseapi', 'wisetoken', 'wisekey', 'transferwiseapi', 'transferwisetoken'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('wise-api-token', uuid(), { before: 'WISE_API_TOKEN=' }),
]
