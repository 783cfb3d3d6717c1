import { defineProvider } from '../detector.ts'
import { BASE36, characters, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'age',
  detectors: [
    {
      id: 'age-identity',
      name: 'identity',
      shapes: ['AGE-SECRET-KEY-1{BECH32:58}'],
      severity: 'critical',
      kind: 'private-key',
      check: 'bech32',
    },
    {
      id: 'age-plugin-identity',
      name: 'plugin or post-quantum identity',
      shapes: ['AGE-PLUGIN-{BASE36:1-30}-1{BECH32:40-400}', 'AGE-SECRET-KEY-PQ-1{BECH32:50-400}'],
      severity: 'critical',
      kind: 'private-key',
      check: 'bech32',
    },
    {
      id: 'age-recipient',
      name: 'recipient',
      shapes: ['age1{bech32:58}'],
      severity: 'low',
      public: true,
      check: 'bech32',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('age-identity', `AGE-SECRET-KEY-1${characters('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`),
  find(
    'age-plugin-identity',
    `AGE-PLUGIN-${BASE36(1)}-1${characters('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 40)}`,
  ),
  find(
    'age-plugin-identity',
    `AGE-SECRET-KEY-PQ-1${characters('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 50)}`,
  ),
  leave(`age1${characters('qpzry9x8gf2tvdw0s3jn54khce6mua7l', 58)}`),
]
