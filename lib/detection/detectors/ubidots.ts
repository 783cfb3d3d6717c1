import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Ubidots',
  detectors: [
    {
      id: 'ubidots-token',
      name: 'token',
      shapes: ['BBFF-{base62:30}', 'BBUS-{base62:30}'],
      severity: 'low',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('ubidots-token', `BBFF-${base62(30)}`),
  find('ubidots-token', `BBUS-${base62(30)}`),
]
