import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find, HEX } from '../examples.ts'

export default defineProvider({
  name: 'Telnyx',
  detectors: [
    {
      id: 'telnyx-api-key',
      name: 'API v2 key',
      shapes: ['KEY{HEX:30-32}_{base62:22}'],
      severity: 'high',
    },
    {
      id: 'telnyx-api-key-loose',
      name: 'API v2 key',
      shapes: ['KEY{base64url:55}'],
      severity: 'high',
      near: ['telnyx'],
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('telnyx-api-key', `KEY${HEX(30)}_${base62(22)}`),
  find('telnyx-api-key-loose', `KEY${base64url(55)}`, { before: 'TELNYX_TOKEN=' }),
]
