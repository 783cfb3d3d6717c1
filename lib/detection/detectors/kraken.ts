import { defineProvider } from '../detector.ts'
import { base64, base64url, type Examples, find } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Kraken',
  detectors: [
    {
      id: 'kraken-private-key',
      name: 'private key',
      shapes: ['{base64:86}==', '{base64url:80-90}'],
      severity: 'critical',
      near: labelled('kraken', 'krakenapi'),
    },
    {
      id: 'kraken-api-key',
      name: 'API key',
      shapes: ['{base64:56}'],
      severity: 'high',
      near: ['kraken'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('kraken-private-key', `${base64(86)}==`, { before: 'KRAKEN_TOKEN=' }),
  find('kraken-private-key', base64url(80), { before: 'KRAKEN_TOKEN=' }),
  find('kraken-api-key', base64(56), { before: 'KRAKEN_TOKEN=' }),
]
