/** The envelope beside the bare calls it is made of. Runs in Node and in pages. */
import { argon2id } from 'hash-wasm'
import { type Bytes, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { deriveOpeningKeys, seal, unseal } from '#lib/crypto/envelope.ts'
import type { Stretch } from '#lib/crypto/stretch.ts'
import { alternate, type Row, row } from './measure.ts'

const HEADER = {
  kind: 'file',
  created: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-02T00:00:00.000Z',
  maxOpens: 1,
} as const
const LARGE_BYTES = 16 * 1024 * 1024
const IV = new Uint8Array(12)
const noStretch = () => Promise.reject(new Error('no passphrase here'))
const OPEN = { passphrase: null, stretch: noStretch }

/** By name, since a driver asks for them one by one: Firefox ends a script that takes too long. */
export const envelopeRows = {
  smallSeal,
  largeSeal,
  largeUnseal,
  passphrase,
}
export type EnvelopeRow = keyof typeof envelopeRows

async function smallSeal(): Promise<Row> {
  const content = randomBytes(1024)
  const ours = () => seal({ header: HEADER, content }, OPEN)
  const measured = await alternate(ours, () => bareCalls(content), 40, 10)
  return row('seal 1 KiB / the bare WebCrypto calls', measured, 'ms', 3)
}

/** What sealing cannot do without: six HKDF outputs of two imports, one AES-GCM of the padded size. */
async function bareCalls(content: Bytes): Promise<void> {
  const seed = randomBytes(32)
  const info = utf8('bench')
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  for (let root = 0; root < 2; root++) {
    const key = await crypto.subtle.importKey('raw', seed, 'HKDF', false, ['deriveBits'])
    // At once, as sealing does.
    await Promise.all([0, 1, 2].map(() => crypto.subtle.deriveBits(parameters, key, 256)))
  }
  await bareEncrypt(content, 2048)
}

async function largeSeal(): Promise<Row> {
  const content = randomBytes(LARGE_BYTES)
  const ours = () => seal({ header: HEADER, content }, OPEN)
  const measured = await alternate(ours, () => bareEncrypt(content, content.length), 16)
  return row('seal 16 MiB / one AES-256-GCM call (MiB)', rates(measured), '/s', 0.7)
}

async function largeUnseal(): Promise<Row> {
  const content = randomBytes(LARGE_BYTES)
  const { seed, envelope } = await seal({ header: HEADER, content }, OPEN)
  const keys = await deriveOpeningKeys(seed, null, noStretch)
  const key = await aesKey()
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: IV }, key, content)
  const bare = () => crypto.subtle.decrypt({ name: 'AES-GCM', iv: IV }, key, sealed)
  const measured = await alternate(() => unseal(envelope, keys), bare, 16)
  return row('unseal 16 MiB / one AES-256-GCM call (MiB)', rates(measured), '/s', null)
}

/** @param stretch - as the product has it there: in Node the bare function, in a page its worker. */
async function passphrase(stretch: Stretch): Promise<Row> {
  const [words, salt] = [utf8('five words of a list'), randomBytes(16)]
  const bare = () =>
    argon2id({
      password: words,
      salt,
      memorySize: 65536,
      iterations: 3,
      parallelism: 4,
      hashLength: 32,
      outputType: 'binary',
    })
  const measured = await alternate(() => stretch(words, salt), bare, 8)
  return row('stretch a passphrase / hash-wasm alone', measured, 'ms', 1.3)
}

async function bareEncrypt(content: Bytes, length: number): Promise<void> {
  const padded = length === content.length ? content : new Uint8Array(length)
  await crypto.subtle.encrypt({ name: 'AES-GCM', iv: IV }, await aesKey(), padded)
}

function aesKey(): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', randomBytes(32), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

function rates({ ours, theirs }: { ours: number; theirs: number }) {
  return { ours: 16_000 / ours, theirs: 16_000 / theirs }
}
