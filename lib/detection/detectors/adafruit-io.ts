import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Adafruit IO',
  detectors: [
    { id: 'adafruit-io-key', name: 'key', shapes: ['aio_{base62:28}'], severity: 'medium' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('adafruit-io-key', `aio_${base62(28)}`)]
