import { defineProvider } from '../detector.ts'
import { base36, base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Paddle',
  rotateUrl: 'https://vendors.paddle.com/authentication-v2',
  detectors: [
    {
      id: 'paddle-api-key',
      name: 'live API key',
      shapes: ['pdl_live_apikey_{base36:26}_{base62:22}_{base62:3}'],
      severity: 'critical',
    },
    {
      id: 'paddle-sandbox-api-key',
      name: 'sandbox API key',
      shapes: ['pdl_sdbx_apikey_{base36:26}_{base62:22}_{base62:3}'],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('paddle-api-key', `pdl_live_apikey_${base36(26)}_${base62(22)}_${base62(3)}`),
  find('paddle-sandbox-api-key', `pdl_sdbx_apikey_${base36(26)}_${base62(22)}_${base62(3)}`),
]
