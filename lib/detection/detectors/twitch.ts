import { defineProvider } from '../detector.ts'
import { base36, base62, digits, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Twitch',
  rotateUrl: 'https://dev.twitch.tv/console/apps',
  detectors: [
    {
      id: 'twitch-oauth-token',
      name: 'OAuth token',
      shapes: ['oauth:{base36:30}'],
      severity: 'high',
      check: 'random',
    },
    {
      id: 'twitch-client-secret',
      name: 'client secret',
      shapes: ['{base62:30}'],
      severity: 'high',
      near: ['twitch'],
    },
    {
      id: 'twitch-stream-key',
      name: 'stream key',
      shapes: ['live_{digit:8-12}_{base62:30-36}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('twitch-oauth-token', `oauth:${base36(30)}`),
  find('twitch-client-secret', base62(30), { before: 'TWITCH_TOKEN=' }),
  find('twitch-stream-key', `live_${digits(8)}_${base62(30)}`),
]
