/** The envelope beside the bare calls it is made of. */
import { argon2id } from 'hash-wasm'
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { seal } from '#lib/crypto/envelope.ts'
import { alternate, type Row, row } from './measure.ts'

const HEADER = {
  kind: 'text',
  created: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-02T00:00:00.000Z',
  maxOpens: 1,
} as const

export async function envelopeRows(): Promise<Row[]> {
  return [await smallSeal(), await largeSeal(), await passphrase()]
}

async function smallSeal(): Promise<Row> {
  const content = randomBytes(1024)
  const noStretch = () => Promise.reject(new Error('no passphrase here'))
  const ours = () => seal({ header: HEADER, content }, { passphrase: null, stretch: noStretch })
  const measured = await alternate(ours, () => bareCalls(content), 400)
  return row('seal 1 KiB / the bare WebCrypto calls', measured, 'ms', 3)
}

/** What sealing cannot do without: six HKDF outputs of two imports, one AES-GCM of the padded size. */
async function bareCalls(content: Uint8Array<ArrayBuffer>): Promise<void> {
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
  const content = randomBytes(16 * 1024 * 1024)
  const noStretch = () => Promise.reject(new Error('no passphrase here'))
  const ours = () => seal({ header: HEADER, content }, { passphrase: null, stretch: noStretch })
  const measured = await alternate(ours, () => bareEncrypt(content, content.length), 12)
  const rates = { ours: 16_000 / measured.ours, theirs: 16_000 / measured.theirs }
  return row('seal 16 MiB / one AES-256-GCM call (MiB)', rates, '/s', 0.7)
}

async function bareEncrypt(content: Uint8Array<ArrayBuffer>, length: number): Promise<void> {
  const raw = randomBytes(32)
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt'])
  const padded = length === content.length ? content : new Uint8Array(length)
  await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, padded)
}

async function passphrase(): Promise<Row> {
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
  const measured = await alternate(() => stretchPassphrase(words, salt), bare, 10)
  return row('stretch a passphrase / hash-wasm alone', measured, 'ms', 1.3)
}
