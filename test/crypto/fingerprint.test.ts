import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { fingerprint } from '#lib/crypto/fingerprint.ts'

const key = randomBytes(32)

test('the first 24 bits of HMAC-SHA-256, as another implementation has them', async () => {
  const expected = createHmac('sha256', key).update('token').digest().readUIntBE(0, 3)
  expect(await fingerprint(key, 'token')).toBe(expected)
})

test('another installation knows the token by another number', async () => {
  const tokens = ['one', 'two', 'three']
  const of = (one: typeof key) => Promise.all(tokens.map((token) => fingerprint(one, token)))
  expect(await of(randomBytes(32))).not.toEqual(await of(key))
})

test('a short key is refused', async () => {
  await expect(fingerprint(randomBytes(16), 'token')).rejects.toThrow('expected 32 bytes, got 16')
})
