import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'GoCardless',
  detectors: [
    {
      id: 'gocardless-access-token',
      name: 'access token',
      shapes: ['live_{base64url:40}'],
      severity: 'critical',
      near: ['gocardless'],
    },
    {
      id: 'gocardless-sandbox-access-token',
      name: 'sandbox access token',
      shapes: ['sandbox_{base64url:40}'],
      severity: 'medium',
      kind: 'test-key',
      near: ['gocardless'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('gocardless-access-token', `live_${base64url(40)}`, { before: 'GOCARDLESS_TOKEN=' }),
  find('gocardless-sandbox-access-token', `sandbox_${base64url(40)}`, {
    before: 'GOCARDLESS_TOKEN=',
  }),
]
