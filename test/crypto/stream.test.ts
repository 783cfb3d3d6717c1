import { describe, expect, test } from 'vitest'
import { type ByteSource, type Bytes, concat, randomBytes } from '#lib/crypto/bytes.ts'
import { sealChunks, sealedLength, unsealChunks } from '#lib/crypto/stream.ts'
import * as second from './second-implementation.ts'

const raw = randomBytes(32)
const aad = randomBytes(29)
const key = () => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])

function source(bytes: Bytes): ByteSource {
  return { length: bytes.length, read: (start, end) => bytes.subarray(start, end) }
}

async function sealed(payload: Bytes, bound = aad): Promise<Bytes> {
  const into = new Uint8Array(sealedLength(payload.length))
  await sealChunks(source(payload), into, await key(), bound)
  return into
}

describe('sealChunks', () => {
  test.each([
    [1, 17],
    [65535, 65551],
    [65536, 65552],
    [65537, 65552 + 17],
    [131072, 2 * 65552],
    [131073, 2 * 65552 + 17],
    [40 * 65536 + 3, 40 * 65552 + 19],
  ])('turns %i bytes into %i, and back', async (length, expected) => {
    const payload = randomBytes(length)
    const chunks = await sealed(payload)
    expect(chunks.length).toBe(expected)
    expect(await unsealChunks(chunks, await key(), aad)).toEqual(payload)
  })

  test('numbers chunks and flags the last one in the nonce', async () => {
    const id = randomBytes(16)
    const bound: Bytes = concat([new TextEncoder().encode('matchstick/v1'), id])
    const payload = randomBytes(65536 + 5)
    const expected = [
      second.sealChunk(payload.subarray(0, 65536), 0, false, { id, key: raw }),
      second.sealChunk(payload.subarray(65536), 1, true, { id, key: raw }),
    ]
    expect(await sealed(payload, bound)).toEqual(concat(expected))
  })

  test('refuses an empty payload', async () => {
    await expect(sealed(new Uint8Array())).rejects.toThrow(RangeError)
  })
})

describe('unsealChunks', () => {
  test.each([0, 1, 16, 65552, 65552 + 1, 65552 + 16])(
    'refuses %i bytes whose last chunk is missing or empty',
    async (length) => {
      const first = (await sealed(randomBytes(70_000))).subarray(0, 65552)
      const cut = concat([first, randomBytes(16)]).subarray(0, length)
      await expect(unsealChunks(cut, await key(), aad)).rejects.toMatchObject({
        code: 'crypto/damaged',
      })
    },
  )

  test.each([0, 7, 20, 39, 40])('refuses damage in chunk %i of 41', async (index) => {
    const chunks = await sealed(randomBytes(40 * 65536 + 3))
    chunks[index * 65552] = (chunks[index * 65552] ?? 0) ^ 1
    await expect(unsealChunks(chunks, await key(), aad)).rejects.toMatchObject({
      code: 'crypto/damaged',
    })
  })
})
