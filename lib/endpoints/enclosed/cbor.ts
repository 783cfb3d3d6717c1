/**
 * As much of CBOR (RFC 8949) as notes of Enclosed are made of. Written plainly; read in every form
 * that another library may choose: any width of a length, indefinite lengths, tags that say nothing.
 */
import { type Bytes, concat, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { decodeText } from '#lib/crypto/payload.ts'

const MAJOR = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, tag: 6 } as const
const INDEFINITE = 31
const BREAK = 0xff
/** A note is four deep, and has six for each file. */
const MOST_DEPTH = 16
const MOST_VALUES = 100_000

export type Encodable = number | string | Bytes | readonly Encodable[] | EncodableMap
interface EncodableMap {
  readonly [name: string]: Encodable
}

/** The parts in their order, not put together: content is not copied here. */
export function encodeCbor(value: Encodable): Bytes[] {
  if (typeof value === 'number') return [head(MAJOR.unsigned, value)]
  if (typeof value === 'string') return encodeText(utf8(value))
  if (value instanceof Uint8Array) return [head(MAJOR.bytes, value.length), value]
  if (isList(value)) return [head(MAJOR.array, value.length), ...value.flatMap(encodeCbor)]
  const entries = Object.entries(value)
  const members = entries.flatMap(([name, member]) => [...encodeCbor(name), ...encodeCbor(member)])
  return [head(MAJOR.map, entries.length), ...members]
}

/** A text that is UTF-8 already. */
export function encodeText(text: Bytes): Bytes[] {
  return [head(MAJOR.text, text.length), text]
}

/**
 * The one value that the bytes are: maps as objects of their text keys, byte strings as bytes, and
 * null for what is none of these, as a date or a truth value.
 * @throws CryptoError `crypto/damaged`
 */
export function decodeCbor(bytes: Bytes): unknown {
  const reader = new Reader(bytes)
  const value = reader.value(0)
  if (!reader.isAtEnd()) throw new CryptoError('crypto/damaged')
  return value
}

class Reader {
  readonly #bytes: Bytes
  #at = 0
  #values = 0

  constructor(bytes: Bytes) {
    this.#bytes = bytes
  }

  isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  value(depth: number): unknown {
    this.#values++
    if (depth > MOST_DEPTH || this.#values > MOST_VALUES) throw new CryptoError('crypto/damaged')
    const first = this.#byte()
    const major = first >> 5
    const low = first & 31
    const length = this.#length(low)
    switch (major) {
      case MAJOR.unsigned:
        return definite(length)
      case MAJOR.negative:
        return -1 - definite(length)
      case MAJOR.bytes:
        return this.#string(major, length)
      case MAJOR.text:
        return decodeText(this.#string(major, length))
      case MAJOR.array:
        return this.#items(length, () => this.value(depth + 1))
      case MAJOR.map:
        return Object.fromEntries(
          this.#items(
            length,
            () => [String(this.value(depth + 1)), this.value(depth + 1)] as const,
          ),
        )
      case MAJOR.tag:
        definite(length)
        return this.value(depth + 1)
      default:
        // Truth values, null and floating-point numbers: nothing that a note needs.
        definite(length)
        return null
    }
  }

  /** @returns null for one that only a break ends. */
  #length(low: number): number | null {
    if (low < 24) return low
    if (low === INDEFINITE) return null
    if (low > 27) throw new CryptoError('crypto/damaged')
    const width = 2 ** (low - 24)
    let length = 0
    for (const byte of this.#take(width)) length = length * 256 + byte
    return length
  }

  #string(major: number, length: number | null): Bytes {
    if (length !== null) return this.#take(length)
    const parts = this.#items(null, () => {
      const first = this.#byte()
      if (first >> 5 !== major) throw new CryptoError('crypto/damaged')
      return this.#take(definite(this.#length(first & 31)))
    })
    return concat(parts)
  }

  #items<T>(length: number | null, read: () => T): T[] {
    const items: T[] = []
    // Each takes a byte at least, so a length that lies ends where the bytes end.
    for (let count = 0; length === null ? !this.#isBreak() : count < length; count++) {
      items.push(read())
    }
    return items
  }

  #isBreak(): boolean {
    if (this.#bytes[this.#at] !== BREAK) return false
    this.#at++
    return true
  }

  #byte(): number {
    const [byte = 0] = this.#take(1)
    return byte
  }

  #take(length: number): Bytes {
    const end = this.#at + length
    if (end > this.#bytes.length) throw new CryptoError('crypto/damaged')
    const taken = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return taken
  }
}

function definite(length: number | null): number {
  if (length === null) throw new CryptoError('crypto/damaged')
  return length
}

function head(major: number, value: number): Bytes {
  const start = major << 5
  if (value < 24) return Uint8Array.of(start | value)
  if (value < 2 ** 8) return Uint8Array.of(start | 24, value)
  const isShort = value < 2 ** 16
  const bytes = new Uint8Array(isShort ? 3 : 5)
  const view = new DataView(bytes.buffer)
  bytes[0] = start | (isShort ? 25 : 26)
  if (isShort) view.setUint16(1, value)
  else view.setUint32(1, value)
  return bytes
}

function isList(value: readonly Encodable[] | EncodableMap): value is readonly Encodable[] {
  return Array.isArray(value)
}
