import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Pinecone',
  rotateUrl: 'https://app.pinecone.io/',
  detectors: [
    {
      id: 'pinecone-api-key',
      name: 'API key',
      shapes: ['pcsk_{base62:5-6}_{base62:63}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('pinecone-api-key', `pcsk_${base62(6)}_${base62(63)}`),
]
