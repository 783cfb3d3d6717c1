/** Links that are out there have to open: what this version writes today stays readable. */
import { expect, test } from 'vitest'
import { parseCarrierLink } from '#lib/endpoints/carrier/link.ts'
import { prepareOpening } from '#lib/endpoints/carrier/parcel.ts'
import { expectOpened } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'

const FRAGMENT =
  '1nAAcOFRwjKjE4P0ZNVFtiaXB3foWMk5qhqK-2vcTL0tlPons.openbao.cXRyNnRlYW0vZXUvcy5leGFtcGxl'
const TEXT = [
  'matchstick1.AdSbSQWg6COkR9yIuFCiNVHojjJHumqrT9oldQtW9pW4idgiAITHYD75ccrVR3UcMF_ytNIA-wPZU0q3dBhb8fwcnuY8',
  'BPLl_1gc8nWBnqtKMszkvQHzTMKE7TxvZqJ22eES_r5jzsCdlvXX35i_ICVoWAShCKZzqOUPITEvlU_oh7joZTjzcv5c2nEi6CikiXcL',
  'hf3w9l6FibRRwkBpwk2HZ66mg2g8K4TznorbLZ_P3Bj5JebUZwHMUvWRQ9nhY8mYozeI8yd_kl3TO58e4_23f0mTDkBUrsHo8lWi4IFf',
  'qzE3GXsGYZzMI4Y7_D_H_gZ80w4y1IRvlMvAYZd-KGISTzhoBOOPm57o5Z9iLeGDe7oh3OxEcZEYq30tetcsbL-uphk8RaoVWPs0x8MN',
  'lac',
]

test('a link and its text of the first version open', async () => {
  const parsed = await parseCarrierLink('openbao', FRAGMENT)
  if (parsed.outcome !== 'link') throw new Error(`expected a link, got ${parsed.outcome}`)
  expect(parsed.link.address).toBe('team/eu/s.example')
  const open = await prepareOpening(parsed.link, null, { stretch: fastStretch })
  if (!open) throw new Error('expected no passphrase')
  const { secret, promised } = expectOpened(await open(TEXT.join('\n'), null))
  expect(new TextDecoder().decode(secret.content)).toBe('a pinned secret')
  expect(promised).toEqual({
    createdAt: '2026-01-02T03:04:05.000Z',
    expiresAt: '2026-01-02T04:04:05.000Z',
    maxOpens: 1,
  })
})
