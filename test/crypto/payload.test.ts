import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bytes, concat, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { deriveOpeningKeys, unseal } from '#lib/crypto/envelope.ts'
import {
  decodePayload,
  decodeText,
  encodePayload,
  type Header,
  type Payload,
} from '#lib/crypto/payload.ts'
import { fastStretch } from './fast-stretch.ts'
import * as second from './second-implementation.ts'

const times = { created: '2026-01-02T03:04:05Z', expiresAt: '2026-01-03T03:04:05.5+01:00' }
const sound = { kind: 'text', length: 3, ...times, maxOpens: 1 }
const content = utf8('abc')
const damaged = { name: 'CryptoError', code: 'crypto/damaged' }

/** A payload of a stranger, sealed soundly by hand and opened by our library. */
async function openFromStranger(payload: Uint8Array) {
  const seed = randomBytes(32)
  const envelope = second.sealPayload(payload, second.derive(seed, null))
  return unseal(new Uint8Array(envelope), await deriveOpeningKeys(seed, null, fastStretch))
}

function withHeaderLength(length: number): Uint8Array {
  const payload = second.encodePayload(sound, content)
  payload.writeUInt32BE(length)
  return payload
}

/** The sound payload with other bytes after its end. */
function withTail(change: (payload: Buffer, end: number) => Uint8Array): Uint8Array {
  const payload = second.encodePayload(sound, content)
  return change(payload, 4 + JSON.stringify(sound).length + 3)
}

function encoded(payload: Payload): Bytes {
  const source = encodePayload(payload)
  return source.read(0, source.length)
}

describe('encodePayload', () => {
  const headers = fc.record(
    {
      kind: fc.constantFrom('text' as const, 'file' as const),
      created: fc.constant(times.created),
      expiresAt: fc.constant(times.expiresAt),
      maxOpens: fc.nat(),
      label: fc.string({ unit: 'binary' }),
      name: fc.string({ unit: 'binary' }),
      type: fc.string({ unit: 'binary' }),
    },
    { requiredKeys: ['kind', 'created', 'expiresAt', 'maxOpens'] },
  )

  test('is undone by decodePayload for any header and text', () => {
    fc.assert(
      fc.property(headers, fc.string({ unit: 'binary', maxLength: 2000 }), (stated, text) => {
        const bytes = utf8(text)
        const header: Header = { ...stated, length: bytes.length }
        const payload = encoded({ header, content: bytes })
        expect(decodePayload(payload)).toEqual({ header, content: bytes })
        expect(payload).toEqual(new Uint8Array(second.encodePayload(header, bytes)))
      }),
    )
  })

  test('reads the same in pieces of any size', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 2000 })
    fc.assert(
      fc.property(headers, texts, fc.integer({ min: 1, max: 3000 }), (stated, text, size) => {
        const bytes = utf8(text)
        const source = encodePayload({
          header: { ...stated, length: bytes.length },
          content: bytes,
        })
        const pieces: Bytes[] = []
        for (let at = 0; at < source.length; at += size) {
          pieces.push(source.read(at, Math.min(at + size, source.length)))
        }
        expect(concat(pieces)).toEqual(source.read(0, source.length))
      }),
    )
  })

  test('takes a header of 16384 bytes and refuses one more', () => {
    const header: Header = { kind: 'text', length: 0, ...times, maxOpens: 1, label: '' }
    const room = 16384 - JSON.stringify(header).length
    const fits = { header: { ...header, label: 'x'.repeat(room) }, content: utf8('') }
    expect(decodePayload(encoded(fits))).toEqual(fits)
    const tooLarge = { header: { ...header, label: 'x'.repeat(room + 1) }, content: utf8('') }
    expect(() => encodePayload(tooLarge)).toThrow('crypto/header-too-large')
  })

  test('refuses a header that states another length', () => {
    const header: Header = { kind: 'text', length: 4, ...times, maxOpens: 1 }
    expect(() => encodePayload({ header, content })).toThrow(RangeError)
  })
})

describe('a payload of a stranger', () => {
  test('opens when it is sound', async () => {
    const opened = await openFromStranger(second.encodePayload(sound, content))
    expect(opened).toEqual({ header: sound, content })
  })

  test('opens with members that we do not know, and they are dropped', async () => {
    const json = JSON.stringify({ ...sound, future: { x: [1] }, constructor: 1 })
    const withPrototype = json.replace('{', '{"__proto__":{"label":"x"},')
    const { header } = await openFromStranger(second.encodePayload(withPrototype, content))
    expect(header).toStrictEqual(sound)
  })

  test('opens with white space in its JSON', async () => {
    const json = `\n ${JSON.stringify(sound, null, 2)} `
    expect((await openFromStranger(second.encodePayload(json, content))).header).toEqual(sound)
  })

  test.each([0, 1, 16385, 65536, 2 ** 31, 2 ** 32 - 1])(
    'is refused with a headerLength of %i',
    async (length) => {
      await expect(openFromStranger(withHeaderLength(length))).rejects.toMatchObject(damaged)
    },
  )

  test('is refused with a header over 16384 bytes although it is all there', async () => {
    const header = { ...sound, label: 'x'.repeat(17_000) }
    const payload = second.encodePayload(header, content)
    await expect(openFromStranger(payload)).rejects.toMatchObject(damaged)
  })

  test.each([1, 2, 3])('is refused with %i bytes in all', async (length) => {
    await expect(openFromStranger(new Uint8Array(length))).rejects.toMatchObject(damaged)
  })

  test.each([
    ['a length beyond the payload', { ...sound, length: 400 }],
    ['the largest length', { ...sound, length: Number.MAX_SAFE_INTEGER }],
    ['a length that is no safe integer', { ...sound, length: 2 ** 53 }],
    ['a negative length', { ...sound, length: -1 }],
    ['a fractional length', { ...sound, length: 2.5 }],
    ['a length in words', { ...sound, length: '3' }],
    ['no length', { ...sound, length: undefined }],
    ['a length that takes content for padding', { ...sound, length: 2 }],
    ['an unknown kind', { ...sound, kind: 'folder' }],
    ['no kind', { ...sound, kind: undefined }],
    ['no times', { ...sound, created: undefined }],
    ['a time of another form', { ...sound, created: 'Jan 2, 2026' }],
    ['a time without a zone', { ...sound, expiresAt: '2026-01-02T03:04:05' }],
    ['a time that does not exist', { ...sound, expiresAt: '2026-13-02T03:04:05Z' }],
    ['a time that is a number', { ...sound, expiresAt: 1 }],
    ['negative openings', { ...sound, maxOpens: -1 }],
    ['a label that is no text', { ...sound, label: 1 }],
    ['a name that is null', { ...sound, name: null }],
    ['a type that is a list', { ...sound, type: ['a'] }],
    ['a list', [sound]],
    ['an empty object', {}],
  ])('is refused with a header of %s', async (_, header) => {
    const payload = second.encodePayload(header, content)
    await expect(openFromStranger(payload)).rejects.toMatchObject(damaged)
  })

  test.each(['null', '1', '"text"', '', '{', `${JSON.stringify(sound)}x`, '\ufeff{}'])(
    'is refused with %j as its header',
    async (json) => {
      await expect(openFromStranger(second.encodePayload(json, content))).rejects.toMatchObject(
        damaged,
      )
    },
  )

  test('is refused with a header that is not UTF-8', async () => {
    const json = Buffer.from(JSON.stringify({ ...sound, label: 'é' }), 'latin1')
    const payload = second.layPayload(json, content)
    await expect(openFromStranger(payload)).rejects.toMatchObject(damaged)
  })

  test.each([
    ['a lone continuation byte', [0x61, 0x80, 0x61]],
    ['an overlong form', [0x61, 0xc0, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a character cut in half', [0x61, 0xe2, 0x82]],
  ])('is refused as text when the content has %s, and opens as a file', async (_, bytes) => {
    const text = second.encodePayload(sound, Uint8Array.from(bytes))
    await expect(openFromStranger(text)).rejects.toMatchObject(damaged)
    const file = second.encodePayload({ ...sound, kind: 'file' }, Uint8Array.from(bytes))
    expect((await openFromStranger(file)).content).toEqual(Uint8Array.from(bytes))
  })

  test('is refused with any padding that is not zero', async () => {
    for (const at of [0, 1, -1]) {
      const payload = withTail((whole, end) => {
        whole[at < 0 ? whole.length + at : end + at] = 1
        return whole
      })
      await expect(openFromStranger(payload)).rejects.toMatchObject(damaged)
    }
  })

  test.each([
    ['no padding', (payload: Buffer, end: number) => payload.subarray(0, end)],
    ['a byte of padding less', (payload: Buffer) => payload.subarray(0, -1)],
    ['a byte more', (payload: Buffer) => Buffer.concat([payload, Buffer.alloc(1)])],
    ['the next size class', (payload: Buffer) => Buffer.concat([payload, Buffer.alloc(256)])],
  ])('is refused with %s', async (_, change) => {
    await expect(openFromStranger(withTail(change))).rejects.toMatchObject(damaged)
  })

  test('never makes the reader throw anything but CryptoError', () => {
    const json = fc.oneof(fc.json(), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(json, fc.uint8Array({ maxLength: 50 }), (header, bytes) => {
        const payload: Bytes = new Uint8Array(second.encodePayload(header, bytes))
        expect(() => decodePayload(payload)).toThrow('crypto/damaged')
      }),
      { numRuns: 500 },
    )
  })

  test('leaves no word of its header in the error', async () => {
    const payload = second.encodePayload('{"label":"top secret', content)
    const error: unknown = await openFromStranger(payload).catch((each) => each)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('secret')
    expect(error).toMatchObject({ message: 'crypto/damaged' })
    expect(error).not.toHaveProperty('cause')
  })
})

describe('decodeText', () => {
  test('keeps a byte order mark and a NUL', () => {
    expect(decodeText(utf8('\ufeffa\u0000'))).toBe('\ufeffa\u0000')
  })
})
