import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Box',
  rotateUrl: 'https://app.box.com/developers/console',
  detectors: [
    {
      id: 'box-developer-token',
      name: 'developer token',
      shapes: ['{base62:32}'],
      severity: 'high',
      near: [
        'boxapi',
        'boxtoken',
        'boxdeveloper',
        'boxsecret',
        'boxclient',
        'boxaccess',
        'boxkey',
        'boxdev',
      ],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('box-developer-token', base62(32), { before: 'BOX_DEVELOPER_TOKEN=' }),
]
