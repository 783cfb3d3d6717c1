import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Tavily',

  detectors: [
    {
      id: 'tavily-api-key',
      name: 'API key',
      shapes: ['tvly-{base62:32}', 'tvly-dev-{base62:32}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('tavily-api-key', `tvly-${base62(32)}`),
  find('tavily-api-key', `tvly-dev-${base62(32)}`),
]
