import { defineProvider } from '../detector.ts'
import { type Examples, find, hex, leave } from '../examples.ts'

export default defineProvider({
  name: 'Amazon Pay / LWA',

  detectors: [
    {
      id: 'amazon-pay-lwa-client-id',
      name: 'client id',
      shapes: ['amzn1.application-oa2-client.{hex:32}'],
      severity: 'low',
      public: true,
    },
    {
      id: 'amazon-pay-lwa-client-secret',
      name: 'client secret',
      shapes: ['amzn1.oa2-cs.v1.{hex:64}'],
      severity: 'high',
      pairsWith: ['amazon-pay-lwa-client-id'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  leave(`amzn1.application-oa2-client.${hex(32)}`),
  find('amazon-pay-lwa-client-secret', `amzn1.oa2-cs.v1.${hex(64)}`),
]
