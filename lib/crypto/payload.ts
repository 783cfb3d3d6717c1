/**
 * The plaintext that is encrypted: uint32 headerLength || header JSON || content || zero padding.
 * Reading is strict, since a payload comes from a stranger even when its tag is right.
 * @see docs/envelope.md
 */
import { type ByteSource, type Bytes, concat, equalBytes, utf8 } from './bytes.ts'
import { CryptoError } from './errors.ts'
import { paddedLength } from './padding.ts'

const LENGTH_BYTES = 4
const MAX_HEADER_BYTES = 16384
/** RFC 3339. `Date.parse` alone takes much more, and not the same in every engine. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

export interface Header {
  kind: 'text' | 'file'
  /** Bytes of content. */
  length: number
  /** RFC 3339, by the sender's clock. */
  created: string
  expiresAt: string
  maxOpens: number
  label?: string
  name?: string
  type?: string
}

export interface Payload {
  header: Header
  content: Bytes
}

/**
 * Made to be read in pieces: a large content is not copied for its header's sake.
 * @throws CryptoError `crypto/header-too-large` when label and name exceed 16 KiB together.
 */
export function encodePayload({ header, content }: Payload): ByteSource {
  if (header.length !== content.length) {
    throw new RangeError(`"header.length" expected ${content.length}, got ${header.length}`)
  }
  const json = utf8(JSON.stringify(header))
  if (json.length > MAX_HEADER_BYTES) throw new CryptoError('crypto/header-too-large')
  const head = concat([uint32(json.length), json])
  return {
    length: paddedLength(head.length + content.length),
    read(start, end) {
      const [from, to] = [start - head.length, end - head.length]
      if (from >= 0 && to <= content.length) return content.subarray(from, to)
      const piece = new Uint8Array(end - start)
      piece.set(head.subarray(start, end))
      if (to > 0) piece.set(content.subarray(Math.max(from, 0), to), Math.max(-from, 0))
      return piece
    },
  }
}

/** @throws CryptoError `crypto/damaged` for anything that `encodePayload` would not have made. */
export function decodePayload(payload: Bytes): Payload {
  if (payload.length < LENGTH_BYTES) throw new CryptoError('crypto/damaged')
  const headerLength = new DataView(payload.buffer, payload.byteOffset).getUint32(0)
  const contentStart = LENGTH_BYTES + headerLength
  if (headerLength > MAX_HEADER_BYTES || contentStart > payload.length) {
    throw new CryptoError('crypto/damaged')
  }
  const header = parseHeader(decodeText(payload.subarray(LENGTH_BYTES, contentStart)))
  const contentEnd = contentStart + header.length
  if (contentEnd > payload.length) throw new CryptoError('crypto/damaged')
  const padding = payload.subarray(contentEnd)
  const isPaddedRight =
    paddedLength(contentEnd) === payload.length &&
    equalBytes(padding, new Uint8Array(padding.length))
  if (!isPaddedRight) throw new CryptoError('crypto/damaged')
  const content = payload.subarray(contentStart, contentEnd)
  if (header.kind === 'text') decodeText(content)
  return { header, content }
}

/**
 * UTF-8 to text, byte order mark kept.
 * @throws CryptoError `crypto/damaged` when the bytes are not UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new CryptoError('crypto/damaged', { cause })
  }
}

function uint32(value: number): Bytes {
  const bytes = new Uint8Array(LENGTH_BYTES)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function parseHeader(json: string): Header {
  const raw = parseObject(json)
  const { kind, length, created, expiresAt, maxOpens, label, name, type } = raw
  const isValid =
    (kind === 'text' || kind === 'file') &&
    isCount(length) &&
    isTime(created) &&
    isTime(expiresAt) &&
    isCount(maxOpens) &&
    [label, name, type].every((value) => value === undefined || typeof value === 'string')
  if (!isValid) throw new CryptoError('crypto/damaged')
  return {
    kind,
    length,
    created,
    expiresAt,
    maxOpens,
    ...(typeof label === 'string' && { label }),
    ...(typeof name === 'string' && { name }),
    ...(typeof type === 'string' && { type }),
  }
}

function parseObject(json: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    // No cause: the parser's message quotes the text, and that text is the secret's.
    throw new CryptoError('crypto/damaged')
  }
  if (!isObject(value)) throw new CryptoError('crypto/damaged')
  return value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value))
}
