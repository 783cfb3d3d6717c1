import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Mapbox',
  rotateUrl: 'https://account.mapbox.com/access-tokens/',
  detectors: [
    {
      id: 'mapbox-secret-token',
      name: 'secret token',
      shapes: ['sk.eyJ{base64url:50-240}.{base64url:22}'],
      severity: 'high',
    },
    {
      id: 'mapbox-temporary-token',
      name: 'temporary token',
      shapes: ['tk.eyJ{base64url:50-240}.{base64url:22}'],
      severity: 'medium',
    },
    {
      id: 'mapbox-public-token',
      name: 'public token',
      shapes: ['pk.eyJ{base64url:50-240}.{base64url:22}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mapbox-secret-token', `sk.eyJ${base64url(50)}.${base64url(22)}`),
  find('mapbox-temporary-token', `tk.eyJ${base64url(50)}.${base64url(22)}`),
  leave(`pk.eyJ${base64url(50)}.${base64url(22)}`),
]
