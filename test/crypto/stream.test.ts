import { describe, expect, test } from 'vitest'
import { type Bytes, concat, randomBytes } from '#lib/crypto/bytes.ts'
import { sealChunks, unsealChunks } from '#lib/crypto/stream.ts'
import * as second from './second-implementation.ts'

const raw = randomBytes(32)
const aad = randomBytes(29)
const key = () => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])

describe('sealChunks', () => {
  test.each([
    [1, [17]],
    [65535, [65551]],
    [65536, [65552]],
    [65537, [65552, 17]],
    [131072, [65552, 65552]],
    [131073, [65552, 65552, 17]],
  ])('turns %i bytes into chunks of %j, and back', async (length, expected) => {
    const payload = randomBytes(length)
    const chunks = await sealChunks(payload, await key(), aad)
    expect(chunks.map((chunk) => chunk.length)).toEqual(expected)
    expect(await unsealChunks(concat(...chunks), await key(), aad)).toEqual(payload)
  })

  test('numbers chunks and flags the last one in the nonce', async () => {
    const id = randomBytes(16)
    const bound: Bytes = concat(new TextEncoder().encode('matchstick/v1'), id)
    const payload = randomBytes(65536 + 5)
    const expected = [
      second.sealChunk(payload.subarray(0, 65536), 0, false, { id, key: raw }),
      second.sealChunk(payload.subarray(65536), 1, true, { id, key: raw }),
    ]
    const chunks = await sealChunks(payload, await key(), bound)
    expect(chunks).toEqual(expected.map((chunk) => new Uint8Array(chunk)))
  })

  test('refuses an empty payload', async () => {
    await expect(sealChunks(new Uint8Array(), await key(), aad)).rejects.toThrow(RangeError)
  })
})

describe('unsealChunks', () => {
  test.each([0, 1, 16, 65552, 65552 + 1, 65552 + 16])(
    'refuses %i bytes whose last chunk is missing or empty',
    async (length) => {
      const [first = new Uint8Array()] = await sealChunks(randomBytes(70_000), await key(), aad)
      const sealed = concat(first, randomBytes(16)).subarray(0, length)
      await expect(unsealChunks(sealed, await key(), aad)).rejects.toMatchObject({
        code: 'crypto/damaged',
      })
    },
  )
})
