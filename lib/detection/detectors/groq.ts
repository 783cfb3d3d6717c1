import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Groq',
  rotateUrl: 'https://console.groq.com/keys',
  detectors: [
    { id: 'groq-api-key', name: 'API key', shapes: ['gsk_{base62:52}'], severity: 'high' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('groq-api-key', `gsk_${base62(20)}WGdyb3FY${base62(24)}`),
]
