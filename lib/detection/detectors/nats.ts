import { defineProvider } from '../detector.ts'
import { nkeySeed } from '../encoded-examples.ts'
import { base32, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'NATS',
  detectors: [
    {
      id: 'nats-nkey-seed',
      name: 'nkey seed',
      shapes: [
        'SU{base32:56}',
        'SA{base32:56}',
        'SO{base32:56}',
        'SN{base32:56}',
        'SC{base32:56}',
        'SX{base32:56}',
      ],
      severity: 'critical',
      kind: 'private-key',
      check: 'nkey',
    },
    {
      id: 'nats-nkey-seed-loose',
      name: 'nkey seed',
      shapes: [
        'SU{base32:56}',
        'SA{base32:56}',
        'SO{base32:56}',
        'SN{base32:56}',
        'SC{base32:56}',
        'SX{base32:56}',
      ],
      severity: 'critical',
      kind: 'private-key',
      near: ['nats', 'nkey'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('nats-nkey-seed', nkeySeed('U')),
  find('nats-nkey-seed', nkeySeed('A')),
  find('nats-nkey-seed', nkeySeed('O')),
  find('nats-nkey-seed', nkeySeed('N')),
  find('nats-nkey-seed', nkeySeed('C')),
  find('nats-nkey-seed', nkeySeed('X')),
  find('nats-nkey-seed-loose', `SU${base32(56)}`, { before: 'NATS_TOKEN=' }),
  find('nats-nkey-seed-loose', `SA${base32(56)}`, { before: 'NATS_TOKEN=' }),
  find('nats-nkey-seed-loose', `SO${base32(56)}`, { before: 'NATS_TOKEN=' }),
  find('nats-nkey-seed-loose', `SN${base32(56)}`, { before: 'NATS_TOKEN=' }),
  find('nats-nkey-seed-loose', `SC${base32(56)}`, { before: 'NATS_TOKEN=' }),
  find('nats-nkey-seed-loose', `SX${base32(56)}`, { before: 'NATS_TOKEN=' }),
]
