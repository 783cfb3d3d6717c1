import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Deno Deploy',

  detectors: [
    {
      id: 'deno-deploy-access-token',
      name: 'access token',
      shapes: ['ddp_{base62:36}'],
      severity: 'high',
    },
    {
      id: 'deno-deploy-organisation-token',
      name: 'organisation token',
      shapes: ['ddo_{base62:36}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('deno-deploy-access-token', `ddp_${base62(36)}`),
  find('deno-deploy-organisation-token', `ddo_${base62(36)}`),
]
