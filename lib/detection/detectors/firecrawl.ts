import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Firecrawl',

  detectors: [
    { id: 'firecrawl-api-key', name: 'API key', shapes: ['fc-{hex:32}'], severity: 'medium' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('firecrawl-api-key', `fc-${hex(32)}`)]
