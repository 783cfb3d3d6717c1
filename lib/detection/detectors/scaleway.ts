import { defineProvider } from '../detector.ts'
import { BASE36, type Examples, find, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Scaleway',
  rotateUrl: 'https://console.scaleway.com/iam/api-keys',
  detectors: [
    {
      id: 'scaleway-access-key',
      name: 'access key',
      shapes: ['SCW{BASE36:17}'],
      severity: 'medium',
      check: 'random',
    },
    {
      id: 'scaleway-secret-key',
      name: 'secret key',
      shapes: [`${UUID}`],
      severity: 'critical',
      near: labelled('scw', 'scaleway', 'scalewayapi'),
      pairsWith: ['scaleway-access-key'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('scaleway-access-key', `SCW${BASE36(17)}`),
  find('scaleway-secret-key', uuid(), { before: 'SCW_SECRET_KEY=' }),
]
