import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Trello',
  rotateUrl: 'https://trello.com/u/me/account',
  detectors: [
    { id: 'trello-api-token', name: 'API token', shapes: ['ATTA{base62:72}'], severity: 'high' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('trello-api-token', `ATTA${base62(72)}`)]
