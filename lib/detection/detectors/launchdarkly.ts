import { defineProvider } from '../detector.ts'
import { type Examples, find, leave, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'LaunchDarkly',
  rotateUrl: 'https://app.launchdarkly.com/settings/authorization',
  detectors: [
    {
      id: 'launchdarkly-api-access-token',
      name: 'API access token',
      shapes: ['api-{hex:8}-{hex:4}-4{hex:3}-{hex:4}-{hex:12}'],
      severity: 'high',
    },
    {
      id: 'launchdarkly-server-sdk-key',
      name: 'server SDK key',
      shapes: ['sdk-{hex:8}-{hex:4}-4{hex:3}-{hex:4}-{hex:12}'],
      severity: 'high',
    },
    {
      id: 'launchdarkly-mobile-key',
      name: 'mobile key',
      shapes: [`mob-${UUID}`],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('launchdarkly-api-access-token', `api-${uuid()}`),
  find('launchdarkly-server-sdk-key', `sdk-${uuid()}`),
  leave(`mob-${uuid()}`),
]
