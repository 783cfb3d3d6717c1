import { describe, expect, test } from 'vitest'
import { readStretchAnswer, readStretchRequest } from '#lib/platform/argon2-messages.ts'

const bytes = Uint8Array.of(1, 2, 3)
const NOT_OBJECTS = [undefined, null, 1, 'text', [], {}]

describe('readStretchRequest', () => {
  test('copies the bytes and drops everything else', () => {
    const view = Uint8Array.of(0, 1, 2, 3).subarray(1)
    const request = readStretchRequest({ passphrase: view, salt: bytes, more: 1 })
    expect(request).toStrictEqual({ passphrase: bytes, salt: bytes })
    expect(request?.passphrase.buffer).not.toBe(view.buffer)
  })

  test.each([
    ...NOT_OBJECTS,
    { passphrase: bytes },
    { passphrase: bytes, salt: null },
    { passphrase: bytes, salt: [1, 2, 3] },
    { passphrase: 'words', salt: bytes },
    { passphrase: bytes.buffer, salt: bytes },
  ])('refuses %j', (data) => {
    expect(readStretchRequest(data)).toBeNull()
  })
})

describe('readStretchAnswer', () => {
  test('takes bytes', () => {
    expect(readStretchAnswer({ ok: true, stretched: bytes })).toStrictEqual({
      ok: true,
      stretched: bytes,
    })
  })

  test.each([
    ...NOT_OBJECTS,
    { ok: false },
    { ok: false, stretched: bytes },
    { ok: 'true', stretched: bytes },
    { ok: true },
    { ok: true, stretched: 'text' },
  ])('takes %j for a failure', (data) => {
    expect(readStretchAnswer(data)).toStrictEqual({ ok: false })
  })
})
