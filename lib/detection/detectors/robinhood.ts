import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Robinhood',
  detectors: [
    {
      id: 'robinhood-crypto-api-key',
      name: 'crypto API key',
      shapes: [`rh-api-${UUID}`],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('robinhood-crypto-api-key', `rh-api-${uuid()}`)]
