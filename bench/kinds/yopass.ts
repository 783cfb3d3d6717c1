import * as openpgp from 'openpgp'
import { randomBytes, sha256, utf8 } from '#lib/crypto/bytes.ts'
import type { Secret } from '#lib/endpoints/endpoint.ts'
import { literalOf, secretOf } from '#lib/endpoints/yopass/content.ts'
import { newKey } from '#lib/endpoints/yopass/link.ts'
import { armor, unarmor } from '#lib/endpoints/yopass/openpgp/armor.ts'
import { decryptMessage, encryptMessage, type Form } from '#lib/endpoints/yopass/openpgp/message.ts'
import { importAes, type KindTasks, type Pair, type PrepareKind } from './kind-tasks.ts'

const HASHED_BYTES = 16 * 2 ** 20
const CHUNK_BYTES = 2 ** 18
const noStretch = () => Promise.reject(new Error('no Argon2 here'))
/** As the page of Yopass 14 sets them; the older form is what OpenPGP.js does by itself. */
const CONFIG: Record<Form, Partial<openpgp.Config>> = {
  aead: { aeadProtect: true, preferredAEADAlgorithm: openpgp.enums.aead.gcm },
  mdc: {},
}

export const prepareYopass: PrepareKind = async (secret) => ({
  ...(await prepare(secret, 'aead')),
  bare: await bareAead(secret.content.length),
})

/** Its cipher has no WebCrypto call. */
export const prepareOlderYopass: PrepareKind = (secret) => prepare(secret, 'mdc')

/** A text in armor, a file as bytes, on both sides. */
async function prepare(secret: Secret, form: Form): Promise<KindTasks> {
  const { kind, content } = secret
  const password = newKey()
  const by = { form, password, s2k: 'iterated', stretch: noStretch } as const
  const message = await encryptMessage(literalOf(secret), by)
  const armored = armor(message)
  const open = async () => {
    const bytes = kind === 'text' ? unarmor(armored) : message
    const literal = bytes && (await decryptMessage(bytes, password, noStretch))
    return literal && secretOf(kind, literal)
  }
  const seal = async () => {
    const sealed = await encryptMessage(literalOf(secret), by)
    return kind === 'text' ? armor(sealed) : sealed
  }
  const how = { passwords: password, config: CONFIG[form] }
  const text = new TextDecoder().decode(content)
  const sealText = async () =>
    openpgp.encrypt({ message: await openpgp.createMessage({ text }), ...how })
  const sealFile = async () =>
    openpgp.encrypt({
      message: await openpgp.createMessage({ binary: content, filename: secret.name }),
      ...how,
      format: 'binary',
    })
  const openText = async () =>
    openpgp.decrypt({ message: await openpgp.readMessage({ armoredMessage: armored }), ...how })
  const openFile = async () =>
    openpgp.decrypt({
      message: await openpgp.readMessage({ binaryMessage: message }),
      ...how,
      format: 'binary',
    })
  const peer =
    kind === 'text' ? { seal: sealText, open: openText } : { seal: sealFile, open: openFile }
  return { ours: { seal, open }, peer: { name: 'OpenPGP.js', ...peer } }
}

/** The password's hash over bytes that are there, two HKDFs, the key's own AES-GCM, the chunks', the last tag. */
async function bareAead(length: number): Promise<Pair> {
  // Filled: pages that nobody has written to are all the same one.
  const hashed = new Uint8Array(HASHED_BYTES).fill(7)
  const iv = new Uint8Array(12)
  const how = { name: 'AES-GCM', iv }
  const key = randomBytes(32)
  const sizes = Array.from({ length: Math.ceil(length / CHUNK_BYTES) }, (_, i) =>
    Math.min(CHUNK_BYTES, length - i * CHUNK_BYTES),
  )
  const chunks = [32, ...sizes, 0].map((size) => new Uint8Array(size))
  const aes = await importAes(key)
  const sealed = await Promise.all(chunks.map((chunk) => crypto.subtle.encrypt(how, aes, chunk)))
  const derive = async () => {
    await sha256(hashed)
    await hkdf(key, 32)
    await hkdf(key, 36)
    return Promise.all([importAes(key), importAes(key)])
  }
  return {
    seal: async () => {
      const [, own] = await derive()
      return Promise.all(chunks.map((chunk) => crypto.subtle.encrypt(how, own, chunk)))
    },
    open: async () => {
      const [, own] = await derive()
      return Promise.all(sealed.map((chunk) => crypto.subtle.decrypt(how, own, chunk)))
    },
  }
}

async function hkdf(from: Uint8Array<ArrayBuffer>, length: number): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', from, 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: from, info: utf8('bench') }
  return crypto.subtle.deriveBits(parameters, key, length * 8)
}
