/**
 * Envelope version 1 a second time, on `node:crypto` alone and from the description of the format
 * alone: it imports nothing of ours, so an error in the library cannot hide in its own tests.
 * Its parts are exported one by one, because the tests also use it to build what our library
 * never would: payloads and envelopes of strangers.
 */
import {
  argon2Sync,
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto'

export interface Derived {
  id: Buffer
  salt: Buffer
  linkKey: Buffer
  openKey: Buffer
  commit: Buffer
  key: Buffer
}

const CHUNK = 65536
const TAG = 16

export function derive(seed: Uint8Array, passphrase: string | null): Derived {
  const salt = hkdf(seed, 'salt', 16)
  const root =
    passphrase === null ? seed : Buffer.concat([seed, stretch(normalize(passphrase), salt)])
  return {
    id: hkdf(seed, 'id', 16),
    salt,
    linkKey: hkdf(seed, 'link', 32),
    openKey: hkdf(root, 'open', 32),
    commit: hkdf(root, 'commit', 32),
    key: hkdf(root, 'content', 32),
  }
}

export function hkdf(root: Uint8Array, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', `matchstick/v1/${purpose}`, length))
}

export function stretch(passphrase: Uint8Array, salt: Uint8Array): Buffer {
  return argon2Sync('argon2id', {
    message: passphrase,
    nonce: salt,
    memory: 64 * 1024,
    passes: 3,
    parallelism: 4,
    tagLength: 32,
  })
}

/** White_Space of Unicode, spelled out (PropList.txt), instead of asking a regular expression. */
const WHITE_SPACE = new Set(
  [
    ...'\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000',
  ].concat(Array.from({ length: 11 }, (_, i) => String.fromCharCode(0x2000 + i))),
)

export function normalize(passphrase: string): Buffer {
  const characters = [...passphrase.normalize('NFKC')]
  while (WHITE_SPACE.has(characters[0] ?? '')) characters.shift()
  while (WHITE_SPACE.has(characters.at(-1) ?? '')) characters.pop()
  return Buffer.from(characters.join(''), 'utf8')
}

/** Padmé as its paper writes it, with bit masks on integers of any size. */
export function pad(length: number): number {
  if (length <= 256) return 256
  if (length <= 4096) return 2 ** (length - 1).toString(2).length
  const exponent = length.toString(2).length - 1
  const mask = (1n << BigInt(exponent - exponent.toString(2).length)) - 1n
  return Number((BigInt(length) + mask) & ~mask)
}

export function encodePayload(header: object | string, content: Uint8Array): Buffer {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header), 'utf8')
  return layPayload(json, content)
}

export function layPayload(header: Uint8Array, content: Uint8Array): Buffer {
  const headerLength = Buffer.alloc(4)
  headerLength.writeUInt32BE(header.length)
  const payload = Buffer.concat([headerLength, header, content])
  return Buffer.concat([payload, Buffer.alloc(pad(payload.length) - payload.length)])
}

type SealingKeys = Record<'id' | 'commit' | 'key', Uint8Array>

/** Seal any bytes as a payload, sound or not. */
export function sealPayload(payload: Uint8Array, keys: SealingKeys): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0; at < payload.length; at += CHUNK) {
    const isLast = at + CHUNK >= payload.length
    chunks.push(sealChunk(payload.subarray(at, at + CHUNK), at / CHUNK, isLast, keys))
  }
  return Buffer.concat([Buffer.of(1), keys.commit, ...chunks])
}

export function sealChunk(
  chunk: Uint8Array,
  counter: number,
  isLast: boolean,
  { id, key }: Omit<SealingKeys, 'commit'>,
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(counter, isLast))
  cipher.setAAD(aad(id))
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
}

/** Throws when anything is wrong. */
export function open(envelope: Uint8Array, keys: Derived): { header: unknown; content: Buffer } {
  if (envelope[0] !== 1) throw new Error('version')
  if (!timingSafeEqual(envelope.subarray(1, 33), keys.commit)) throw new Error('commit')
  const payload = openChunks(envelope.subarray(33), keys)
  const headerEnd = 4 + payload.readUInt32BE(0)
  const header: { length: number } = JSON.parse(payload.toString('utf8', 4, headerEnd))
  const end = headerEnd + header.length
  if (payload.length !== pad(end)) throw new Error('size class')
  if (payload.subarray(end).some((byte) => byte !== 0)) throw new Error('padding')
  return { header, content: payload.subarray(headerEnd, end) }
}

function openChunks(sealed: Uint8Array, { id, key }: Derived): Buffer {
  const opened: Buffer[] = []
  for (let at = 0; at < sealed.length; at += CHUNK + TAG) {
    const chunk = sealed.subarray(at, at + CHUNK + TAG)
    const isLast = at + CHUNK + TAG >= sealed.length
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(opened.length, isLast), {
      authTagLength: TAG,
    })
    decipher.setAAD(aad(id))
    decipher.setAuthTag(chunk.subarray(-TAG))
    opened.push(Buffer.concat([decipher.update(chunk.subarray(0, -TAG)), decipher.final()]))
  }
  return Buffer.concat(opened)
}

export function fragment(mode: 'n' | 'p', seed: Uint8Array): string {
  const check = createHash('sha256').update(`matchstick/v1/check${mode}`).update(seed).digest()
  return `1${mode}${Buffer.concat([seed, check.subarray(0, 3)]).toString('base64url')}`
}

function nonce(counter: number, isLast: boolean): Buffer {
  return Buffer.from(counter.toString(16).padStart(22, '0') + (isLast ? '01' : '00'), 'hex')
}

function aad(id: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from('matchstick/v1'), id])
}
