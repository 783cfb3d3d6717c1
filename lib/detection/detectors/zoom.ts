import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Zoom',
  rotateUrl: 'https://marketplace.zoom.us/develop',
  detectors: [
    {
      id: 'zoom-secret',
      name: 'JWT, OAuth or webhook secret',
      shapes: ['{base62:22-40}'],
      severity: 'high',
      near: [
        'zoomapi',
        'zoomclient',
        'zoomsecret',
        'zoomjwt',
        'zoomwebhook',
        'zoomsdk',
        'zoomoauth',
      ],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('zoom-secret', base62(22), { before: 'ZOOM_CLIENT_SECRET=' }),
]
