import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bytes, concat, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import type { Literal } from '#lib/endpoints/yopass/openpgp/literal.ts'
import {
  decryptMessage,
  type Encryption,
  encryptMessage,
  messageOverhead,
} from '#lib/endpoints/yopass/openpgp/message.ts'
import { writePacket } from '#lib/endpoints/yopass/openpgp/packets.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'

const NOTE: Literal = { as: 'text', name: '', content: utf8('hello, once') }
/** Argon2 is stood in for, so that a thousand messages take no minutes. */
const how = (form: Encryption['form']): Encryption => ({
  form,
  password: 'right',
  s2k: 'argon2',
  stretch: fastStretch,
})
const decrypt = (message: Bytes, password = 'right') =>
  decryptMessage(message, password, fastStretch)

describe.each(['aead', 'mdc'] as const)('a message as %s', (form) => {
  test.each([0, 1, 15, 16, 17, 262_124, 262_125, 262_126, 262_127, 262_144, 600_000])(
    'of %i bytes is opened, and no longer than foreseen',
    async (length) => {
      const literal: Literal = { as: 'binary', name: 'a.bin', content: randomBytes(length) }
      const message = await encryptMessage(literal, how(form))
      expect(await decrypt(message)).toEqual(literal)
      const most = length + messageOverhead(form, length, 5)
      expect(message.length).toBeLessThanOrEqual(most)
      expect(message.length).toBeGreaterThan(most - 20)
    },
  )

  test('opens with no other password', async () => {
    const message = await encryptMessage(NOTE, how(form))
    expect(await decrypt(message, 'wrong')).toBeNull()
    expect(await decrypt(message, '')).toBeNull()
  })

  test('whichever bit is flipped, nothing else comes out of it', async () => {
    const message = await encryptMessage(NOTE, how(form))
    for (let bit = 0; bit < message.length * 8; bit++) {
      const changed = message.slice()
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      await expectNothingElse(changed)
    }
  })

  test('wherever it is cut, nothing comes out of it', async () => {
    const message = await encryptMessage(NOTE, how(form))
    for (let length = 0; length < message.length; length++) {
      await expectNothingElse(message.slice(0, length))
    }
  })

  test('the name of a file is cut to what fits, from its end and by whole characters', async () => {
    const name = `${'ключ'.repeat(100)}.pem`
    const literal = await decrypt(await encryptMessage({ ...NOTE, as: 'binary', name }, how(form)))
    expect(name.endsWith(literal?.name ?? '-')).toBe(true)
    expect(utf8(literal?.name ?? '').length).toBe(254)
  })
})

test('anything is a message, or damaged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) =>
      expectNothingElse(Uint8Array.from(bytes)),
    ),
  )
})

describe('a message whose parts do not belong together', () => {
  test('is damaged: a key of one form opens nothing of the other', async () => {
    const parts = async (form: Encryption['form']) => {
      const message = await encryptMessage(NOTE, how(form))
      const key = 2 + (message[1] ?? 0)
      return [message.slice(0, key), message.slice(key)] as const
    }
    const [newKey, newBody] = await parts('aead')
    const [oldKey, oldBody] = await parts('mdc')
    for (const message of [concat([newKey, oldBody]), concat([oldKey, newBody])]) {
      await expect(decrypt(message)).rejects.toThrow(CryptoError)
    }
    // The other packets are skipped.
    expect(await decrypt(concat([writePacket(10, utf8('PGP')), newKey, newBody]))).toEqual(NOTE)
  })
})

/** Lengths and the date are not authenticated by all forms; the content is. */
async function expectNothingElse(message: Bytes): Promise<void> {
  try {
    const literal = await decrypt(message)
    if (literal) expect(literal).toEqual(NOTE)
  } catch (error) {
    expect(error).toBeInstanceOf(CryptoError)
  }
}
