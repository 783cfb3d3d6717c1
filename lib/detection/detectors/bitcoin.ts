import { defineProvider } from '../detector.ts'
import { wif } from '../encoded-examples.ts'
import { base58, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'Bitcoin',
  detectors: [
    {
      id: 'bitcoin-private-key-wif',
      name: 'private key (WIF)',
      shapes: ['5{base58:50}', 'K{base58:51}', 'L{base58:51}'],
      severity: 'critical',
      kind: 'private-key',
      check: 'base58check',
    },
    {
      id: 'bitcoin-private-key-wif-loose',
      name: 'private key (WIF)',
      shapes: ['5{base58:50}', 'K{base58:51}', 'L{base58:51}'],
      severity: 'critical',
      kind: 'private-key',
      near: ['wif', 'privatekey', 'privkey', 'bitcoin', 'btc'],
    },
    {
      id: 'bitcoin-extended-private-key',
      name: 'extended private key',
      shapes: ['xprv{base58:103-107}', 'yprv{base58:103-107}', 'zprv{base58:103-107}'],
      severity: 'critical',
      kind: 'private-key',
      check: 'base58check',
    },
    {
      id: 'bitcoin-test-extended-private-key',
      name: 'extended private key of a test network',
      shapes: ['tprv{base58:103-107}'],
      severity: 'low',
      kind: 'test-key',
      check: 'base58check',
    },
    {
      id: 'bitcoin-extended-public-key',
      name: 'extended public key',
      shapes: ['xpub{base58:103-107}', 'ypub{base58:103-107}', 'zpub{base58:103-107}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('bitcoin-private-key-wif', wif(false)),
  find('bitcoin-private-key-wif', wif(true)),
  find('bitcoin-private-key-wif', wif(true)),
  find('bitcoin-private-key-wif-loose', `5${base58(50)}`, { before: 'WIF_TOKEN=' }),
  find('bitcoin-private-key-wif-loose', `K${base58(51)}`, { before: 'WIF_TOKEN=' }),
  find('bitcoin-private-key-wif-loose', `L${base58(51)}`, { before: 'WIF_TOKEN=' }),
  find('bitcoin-extended-private-key', `xprv${base58(103)}`),
  find('bitcoin-extended-private-key', `yprv${base58(103)}`),
  find('bitcoin-extended-private-key', `zprv${base58(103)}`),
  find('bitcoin-test-extended-private-key', `tprv${base58(103)}`),
  leave(`xpub${base58(103)}`),
  leave(`ypub${base58(103)}`),
  leave(`zpub${base58(103)}`),
]
