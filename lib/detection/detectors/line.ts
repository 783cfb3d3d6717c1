import { defineProvider } from '../detector.ts'
import { base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'LINE',
  detectors: [
    {
      id: 'line-channel-access-token',
      name: 'channel access token',
      shapes: ['{base64:170-171}=', '{base64:171-172}'],
      severity: 'high',
      near: [
        'linechannel',
        'lineaccess',
        'linemessaging',
        'linebot',
        'linetoken',
        'channelaccess',
        'channeltoken',
      ],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('line-channel-access-token', `${base64(170)}=`, { before: 'LINE_CHANNEL_ACCESS_TOKEN=' }),
  find('line-channel-access-token', base64(171), { before: 'LINE_CHANNEL_ACCESS_TOKEN=' }),
]
