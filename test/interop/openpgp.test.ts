/** OpenPGP.js is what the page of Yopass encrypts with: each side opens what the other wrote. */
import fc from 'fast-check'
import * as openpgp from 'openpgp'
import { describe, expect, test } from 'vitest'
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { type Bytes, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { armor, unarmor } from '#lib/endpoints/yopass/openpgp/armor.ts'
import type { Literal } from '#lib/endpoints/yopass/openpgp/literal.ts'
import {
  decryptMessage,
  type Encryption,
  encryptMessage,
} from '#lib/endpoints/yopass/openpgp/message.ts'

const PASSWORD = 'pässword 🙂 with spaces'
/** As the page of Yopass 14 sets them, and as it does where the server has Argon2. */
const AEAD = { aeadProtect: true, preferredAEADAlgorithm: openpgp.enums.aead.gcm }
const ARGON2 = { ...AEAD, s2kType: openpgp.enums.s2k.argon2 }

/** Ends of a length's forms, of a chunk, and several chunks. Argon2 takes its time. */
const SIZES = [0, 1, 191, 262_144, 600_000]
const OURS: [string, Pick<Encryption, 'form' | 's2k'>, number[]][] = [
  ['AEAD', { form: 'aead', s2k: 'iterated' }, SIZES],
  ['AEAD and Argon2', { form: 'aead', s2k: 'argon2' }, [1000]],
  ['the older form', { form: 'mdc', s2k: 'iterated' }, SIZES],
]
const THEIRS: [string, Partial<openpgp.Config>, number[]][] = [
  ['AEAD', AEAD, SIZES],
  ['AEAD and Argon2', ARGON2, [1000]],
  ['the older form', {}, SIZES],
]

const encrypt = (literal: Literal, how: Pick<Encryption, 'form' | 's2k'>, password = PASSWORD) =>
  encryptMessage(literal, { ...how, password, stretch: stretchPassphrase })
const decrypt = (message: Bytes, password = PASSWORD) =>
  decryptMessage(message, password, stretchPassphrase)

describe.each(OURS)('what we write with %s', (_, how, sizes) => {
  test('is a text that OpenPGP.js opens', async () => {
    const literal: Literal = { as: 'text', name: '', content: utf8('grüße\nline 2\n') }
    const message = await openpgp.readMessage({
      armoredMessage: armor(await encrypt(literal, how)),
    })
    const { data } = await openpgp.decrypt({ message, passwords: PASSWORD })
    expect(data).toBe('grüße\nline 2\n')
  })

  test('is a text to it also where its CRs count for us', async () => {
    const literal: Literal = { as: 'binary', name: '', content: utf8('one\r\ntwo') }
    const message = await openpgp.readMessage({
      armoredMessage: armor(await encrypt(literal, how)),
    })
    const { data } = await openpgp.decrypt({ message, passwords: PASSWORD })
    expect(data).toBe('one\ntwo')
  })

  test.each(sizes)('is a file of %i bytes that OpenPGP.js opens', async (length) => {
    const literal: Literal = { as: 'binary', name: 'ключ.pem', content: randomBytes(length) }
    const binaryMessage = await encrypt(literal, how)
    const message = await openpgp.readMessage({ binaryMessage })
    const opened = await openpgp.decrypt({ message, passwords: PASSWORD, format: 'binary' })
    expect(opened.filename).toBe('ключ.pem')
    expect(Uint8Array.from(opened.data)).toEqual(literal.content)
  })

  test('is opened by no other password', async () => {
    const literal: Literal = { as: 'text', name: '', content: utf8('x') }
    const message = await openpgp.readMessage({ binaryMessage: await encrypt(literal, how) })
    await expect(openpgp.decrypt({ message, passwords: 'wrong' })).rejects.toThrow()
  })
})

describe.each(THEIRS)('what OpenPGP.js writes with %s', (_, config, sizes) => {
  test('is a text that we open', async () => {
    const message = await openpgp.createMessage({ text: 'grüße\nline 2\n' })
    const armored = await openpgp.encrypt({ message, passwords: PASSWORD, config })
    const opened = await decrypt(unarmor(armored) ?? new Uint8Array())
    // Its line ends are those of the standard; `content.ts` makes them ours.
    expect(opened).toEqual({ as: 'text', name: '', content: utf8('grüße\r\nline 2\r\n') })
  })

  test.each(sizes)('is a file of %i bytes that we open', async (length) => {
    const content = randomBytes(length)
    const message = await openpgp.createMessage({ binary: content, filename: 'ключ.pem' })
    const how = { passwords: PASSWORD, config, format: 'binary' } as const
    const encrypted = await openpgp.encrypt({ message, ...how })
    expect(await decrypt(Uint8Array.from(encrypted))).toEqual({
      as: 'binary',
      name: 'ключ.pem',
      content,
    })
  })

  test('is opened in parts, as its page streams a file', async () => {
    const content = randomBytes(300_000)
    const binary = new Blob([content]).stream()
    const message = await openpgp.createMessage({ binary, filename: 'a.bin' })
    const how = { passwords: PASSWORD, config, format: 'binary' } as const
    const encrypted = await openpgp.encrypt({ message, ...how })
    const bytes = new Uint8Array(await new Response(encrypted).arrayBuffer())
    expect(await decrypt(bytes)).toEqual({ as: 'binary', name: 'a.bin', content })
  })

  test('is opened by no other password', async () => {
    const message = await openpgp.createMessage({ text: 'x' })
    const how = { passwords: PASSWORD, config, format: 'binary' } as const
    const encrypted = Uint8Array.from(await openpgp.encrypt({ message, ...how }))
    expect(await decrypt(encrypted, 'wrong')).toBeNull()
  })
})

test('any content under any password goes both ways', async () => {
  const password = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
  const aead = { form: 'aead', s2k: 'iterated' } as const
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), password, async (any, passwords) => {
      const content = Uint8Array.from(any)
      const binaryMessage = await encrypt({ as: 'binary', name: '', content }, aead, passwords)
      const message = await openpgp.readMessage({ binaryMessage })
      const { data } = await openpgp.decrypt({ message, passwords, format: 'binary' })
      expect(Uint8Array.from(data)).toEqual(content)
      const theirs = await openpgp.createMessage({ binary: content })
      const how = { passwords, config: AEAD, format: 'binary' } as const
      const back = await openpgp.encrypt({ message: theirs, ...how })
      expect((await decrypt(Uint8Array.from(back), passwords))?.content).toEqual(content)
    }),
    { numRuns: 20 },
  )
})
