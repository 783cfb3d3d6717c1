import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'ElevenLabs',
  rotateUrl: 'https://elevenlabs.io/app/settings/api-keys',
  detectors: [
    { id: 'elevenlabs-api-key', name: 'API key', shapes: ['sk_{hex:48}'], severity: 'medium' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('elevenlabs-api-key', `sk_${hex(48)}`)]
