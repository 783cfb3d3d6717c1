import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Pushbullet',
  detectors: [
    {
      id: 'pushbullet-access-token',
      name: 'access token',
      shapes: ['o.{base62:32}'],
      severity: 'high',
      near: ['pushbullet'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('pushbullet-access-token', `o.${base62(32)}`, { before: 'PUSHBULLET_TOKEN=' }),
]
