import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { type Bytes, concat, randomBytes } from '#lib/crypto/bytes.ts'
import {
  deriveOpeningKeys,
  envelopeLength,
  largestPayload,
  type OpeningKeys,
  type Sealed,
  seal,
  unseal,
} from '#lib/crypto/envelope.ts'
import { fastStretch } from './fast-stretch.ts'
import * as second from './second-implementation.ts'

const header = {
  kind: 'file',
  created: '2026-01-02T03:04:05.678Z',
  expiresAt: '2026-01-03T03:04:05.678Z',
  maxOpens: 1,
} as const
const CHUNK = 65536 + 16
const START = 33

const damaged = { name: 'CryptoError', code: 'crypto/damaged' }
const contents = fc.uint8Array({ maxLength: 3000 })
const passphrases = fc
  .string({ minLength: 1, maxLength: 40 })
  .filter((text) => second.normalize(text).length > 0)

function sealFast(content: Bytes, passphrase: string | null = null): Promise<Sealed> {
  return seal({ header, content }, { passphrase, stretch: fastStretch })
}

function keysFast(seed: Bytes, passphrase: string | null = null): Promise<OpeningKeys> {
  return deriveOpeningKeys(seed, passphrase, fastStretch)
}

describe('seal and unseal', () => {
  test('give any bytes back, with and without a passphrase', async () => {
    await fc.assert(
      fc.asyncProperty(contents, fc.option(passphrases), async (content, passphrase) => {
        const { seed, envelope } = await sealFast(content, passphrase)
        const opened = await unseal(envelope, await keysFast(seed, passphrase))
        expect(opened.content).toEqual(content)
        expect(opened.header).toEqual({ ...header, length: content.length })
      }),
    )
  })

  test('give them back under the real Argon2id', async () => {
    const content = randomBytes(100)
    const options = { passphrase: ' pässwort ', stretch: stretchPassphrase }
    const { seed, envelope } = await seal({ header, content }, options)
    // Typed on another keyboard: decomposed, and without the spaces.
    const keys = await deriveOpeningKeys(seed, 'pa\u0308sswort', stretchPassphrase)
    expect((await unseal(envelope, keys)).content).toEqual(content)
  })

  test('give back content around every border of size', async () => {
    const headerBytes = 4 + JSON.stringify({ ...header, length: 65536 }).length
    const borders = [0, 1, 256, 512, 4096, 65536, 131072]
    const lengths = borders.flatMap((border) =>
      [-1, 0, 1].flatMap((off) => [border + off, border + off - headerBytes]),
    )
    for (const length of lengths.filter((each) => each >= 0)) {
      const content = randomBytes(length)
      const { seed, envelope } = await sealFast(content)
      expect((await unseal(envelope, await keysFast(seed))).content).toEqual(content)
    }
  })

  test('use a fresh seed each time, so equal secrets have nothing in common', async () => {
    const content = randomBytes(10)
    const [one, other] = await Promise.all([sealFast(content), sealFast(content)])
    expect(one.seed).not.toEqual(other.seed)
    expect(one.id).not.toEqual(other.id)
    expect(one.envelope.subarray(START)).not.toEqual(other.envelope.subarray(START))
  })

  test('prove to the server with what a recipient derives', async () => {
    const { seed, id, linkKey, openKey } = await sealFast(randomBytes(10), 'pass')
    expect(await keysFast(seed, 'pass')).toMatchObject({
      id,
      linkKey,
      openKey,
      hasPassphrase: true,
    })
  })

  test('refuse an empty passphrase on both sides instead of taking it for none', async () => {
    const empty = { code: 'crypto/passphrase-empty' }
    await expect(sealFast(randomBytes(1), ' ')).rejects.toMatchObject(empty)
    await expect(keysFast(randomBytes(32), '')).rejects.toMatchObject(empty)
  })

  test('leave the content and the envelope that were given as they were', async () => {
    const content = randomBytes(100)
    const before = content.slice()
    const { seed, envelope } = await sealFast(content)
    const sealedBefore = envelope.slice()
    const opened = await unseal(envelope, await keysFast(seed))
    opened.content.fill(0)
    expect(content).toEqual(before)
    expect(envelope).toEqual(sealedBefore)
  })

  test('open from a view into a larger buffer', async () => {
    const content = randomBytes(70_000)
    const { seed, envelope } = await sealFast(content)
    const view = concat([randomBytes(5), envelope, randomBytes(7)]).subarray(5, 5 + envelope.length)
    expect((await unseal(view, await keysFast(seed))).content).toEqual(content)
  })
})

describe('the second implementation', () => {
  test('opens what our library seals', async () => {
    const content = randomBytes(140_000)
    const options = { passphrase: '\ufb01ne words ', stretch: stretchPassphrase }
    const { seed, envelope } = await seal({ header, content }, options)
    const opened = second.open(envelope, second.derive(seed, 'fine words'))
    expect(new Uint8Array(opened.content)).toEqual(content)
    expect(opened.header).toEqual({ ...header, length: content.length })
  })

  test('seals what our library opens', async () => {
    const [seed, content] = [randomBytes(32), randomBytes(140_000)]
    const payload = second.encodePayload({ ...header, length: content.length }, content)
    const envelope = second.sealPayload(payload, second.derive(seed, 'words'))
    const keys = await deriveOpeningKeys(seed, 'words', stretchPassphrase)
    expect((await unseal(new Uint8Array(envelope), keys)).content).toEqual(content)
  })
})

describe('the length of an envelope', () => {
  test('depends on the size class alone', async () => {
    const lengths = fc.oneof(fc.nat({ max: 5000 }), fc.nat({ max: 200_000 }))
    await fc.assert(
      fc.asyncProperty(lengths, fc.boolean(), async (length, withPassphrase) => {
        const { envelope } = await sealFast(new Uint8Array(length), withPassphrase ? 'words' : null)
        const unpadded = 4 + JSON.stringify({ ...header, length }).length + length
        expect(envelope).toHaveLength(envelopeLength(unpadded))
        expect(envelopeLength(unpadded)).toBe(envelopeLength(second.pad(unpadded)))
      }),
      { numRuns: 60 },
    )
  })

  test('tells the largest payload that fits', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20_000_000 }), (limit) => {
        const largest = largestPayload(limit)
        if (largest > 0) expect(envelopeLength(largest)).toBeLessThanOrEqual(limit)
        expect(envelopeLength(largest + 1)).toBeGreaterThan(limit)
      }),
    )
  })

  test('is the same for a password and for a long key', async () => {
    const [short, long] = await Promise.all([sealFast(randomBytes(1)), sealFast(randomBytes(100))])
    expect(short.envelope).toHaveLength(long.envelope.length)
  })
})

describe('unseal', () => {
  const content = randomBytes(3 * 65536 - 500)
  let sealed: Sealed
  let keys: OpeningKeys
  let chunks: Bytes[]

  beforeAll(async () => {
    sealed = await sealFast(content, 'words')
    keys = await keysFast(sealed.seed, 'words')
    const body = sealed.envelope.subarray(START)
    const count = Math.ceil(body.length / CHUNK)
    chunks = Array.from({ length: count }, (_, i) => body.subarray(i * CHUNK, (i + 1) * CHUNK))
  })

  function reassembled(...order: number[]): Bytes {
    return concat([
      sealed.envelope.subarray(0, START),
      ...order.map((i) => chunks[i] ?? new Uint8Array()),
    ])
  }

  test('opens the chunks in their own order', async () => {
    expect(chunks).toHaveLength(3)
    expect((await unseal(reassembled(0, 1, 2), keys)).content).toEqual(content)
  })

  test.each([
    ['the first chunk dropped', [1, 2]],
    ['a middle chunk dropped', [0, 2]],
    ['the last chunk dropped', [0, 1]],
    ['only the last chunk', [2]],
    ['no chunk', []],
    ['a chunk repeated', [0, 0, 1, 2]],
    ['the last chunk repeated', [0, 1, 2, 2]],
    ['two chunks swapped', [1, 0, 2]],
    ['the last chunk in front', [2, 0, 1]],
    ['a chunk appended', [0, 1, 2, 0]],
  ])('refuses %s', async (_, order) => {
    await expect(unseal(reassembled(...order), keys)).rejects.toMatchObject(damaged)
  })

  test('refuses a chunk that is replaced by one of another envelope under another id', async () => {
    const other = await sealFast(content, 'words')
    const mixed = concat([reassembled(0), other.envelope.subarray(START + CHUNK)])
    await expect(unseal(mixed, keys)).rejects.toMatchObject(damaged)
  })

  test('refuses a flipped bit anywhere in a small envelope', async () => {
    const { seed, envelope } = await sealFast(randomBytes(8))
    const smallKeys = await keysFast(seed)
    for (let bit = 0; bit < envelope.length * 8; bit++) {
      await expect(unseal(flipped(envelope, bit), smallKeys)).rejects.toMatchObject(damaged)
    }
  })

  test('refuses a flipped bit anywhere in a large one, with a passphrase as without', async () => {
    const bits = fc.nat({ max: sealed.envelope.length * 8 - 1 })
    await fc.assert(
      fc.asyncProperty(bits, async (bit) => {
        // In the commitment a damaged bit looks like a wrong passphrase, and nothing can tell.
        const inCommit = bit >= 8 && bit < START * 8
        await expect(unseal(flipped(sealed.envelope, bit), keys)).rejects.toMatchObject({
          code: inCommit ? 'crypto/wrong-passphrase' : 'crypto/damaged',
        })
      }),
    )
  })

  test('refuses every beginning of a small envelope', async () => {
    const { seed, envelope } = await sealFast(randomBytes(8))
    const smallKeys = await keysFast(seed)
    for (let length = 0; length < envelope.length; length++) {
      await expect(unseal(envelope.slice(0, length), smallKeys)).rejects.toMatchObject(damaged)
    }
  })

  test('refuses a large one cut at every border', async () => {
    for (const end of [1, 2, 3].flatMap((i) =>
      [-17, -16, -15, -1, 0, 1, 15, 16, 17].map((d) => START + i * CHUNK + d),
    )) {
      if (end >= sealed.envelope.length) continue
      await expect(unseal(sealed.envelope.slice(0, end), keys)).rejects.toMatchObject(damaged)
    }
  })

  test('refuses any bytes appended', async () => {
    const extras = fc.uint8Array({ minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(extras, async (extra) => {
        await expect(unseal(concat([sealed.envelope, extra]), keys)).rejects.toMatchObject(damaged)
      }),
      { numRuns: 30 },
    )
  })

  test('refuses an empty last chunk, even one that was encrypted as such', async () => {
    const prefix = sealed.envelope.subarray(0, START)
    const filling = randomBytes(65536 - 4 - JSON.stringify({ ...header, length: 65536 }).length)
    const payload = second.encodePayload({ ...header, length: filling.length }, filling)
    const chunk = (bytes: Uint8Array, counter: number, isLast: boolean) =>
      second.sealChunk(bytes, counter, isLast, keys)
    // The same payload as one last chunk is sound.
    const sound = concat([prefix, chunk(payload, 0, true)])
    expect((await unseal(sound, keys)).content).toEqual(filling)
    const empty = new Uint8Array()
    const emptyLast = concat([prefix, chunk(payload, 0, false), chunk(empty, 1, true)])
    await expect(unseal(emptyLast, keys)).rejects.toMatchObject(damaged)
    await expect(unseal(concat([prefix, chunk(empty, 0, true)]), keys)).rejects.toMatchObject(
      damaged,
    )
  })

  test('refuses the wrong id, seed and passphrase', async () => {
    const wrongId = { ...keys, id: randomBytes(16) }
    await expect(unseal(sealed.envelope, wrongId)).rejects.toMatchObject(damaged)
    const wrongPassphrase = { code: 'crypto/wrong-passphrase' }
    for (const wrong of [
      await keysFast(randomBytes(32), 'words'),
      await keysFast(sealed.seed, 'Words'),
    ]) {
      await expect(unseal(sealed.envelope, wrong)).rejects.toMatchObject(wrongPassphrase)
    }
    // Who gives no passphrase cannot have typed it wrong.
    await expect(unseal(sealed.envelope, await keysFast(sealed.seed))).rejects.toMatchObject(
      damaged,
    )
  })

  test('refuses a right commitment over a wrong key, and the reverse', async () => {
    const other = await keysFast(randomBytes(32), 'words')
    const { commit, key } = other
    await expect(unseal(sealed.envelope, { ...keys, key })).rejects.toMatchObject(damaged)
    await expect(unseal(sealed.envelope, { ...keys, commit })).rejects.toMatchObject({
      code: 'crypto/wrong-passphrase',
    })
  })

  test('says the same of all damage: constant words, no bytes of the secret', async () => {
    const error = await unseal(flipped(sealed.envelope, START * 8 + 99), keys).catch((each) => each)
    expect(error.message).toBe('crypto/damaged')
    expect(Object.keys(error).sort()).toEqual(['code', 'name'])
  })
})

function flipped(bytes: Bytes, bit: number): Bytes {
  const changed = bytes.slice()
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return changed
}
