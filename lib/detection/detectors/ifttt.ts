import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'IFTTT',
  detectors: [
    {
      id: 'ifttt-webhook-url',
      name: 'webhook URL',
      shapes: [
        'maker.ifttt.com/trigger/{base64url:1-60}/with/key/{base64url:20-50}',
        'maker.ifttt.com/trigger/{base64url:1-60}/json/with/key/{base64url:20-50}',
      ],
      severity: 'medium',
      kind: 'webhook',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('ifttt-webhook-url', `maker.ifttt.com/trigger/${base64url(1)}/with/key/${base64url(20)}`),
  find(
    'ifttt-webhook-url',
    `maker.ifttt.com/trigger/${base64url(1)}/json/with/key/${base64url(20)}`,
  ),
]
