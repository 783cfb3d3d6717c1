/** Bytes backed by a plain `ArrayBuffer`, as WebCrypto and `Blob` want them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Bytes to be read in pieces, which need not lie together. */
export interface ByteSource {
  readonly length: number
  /** From `start` up to `end`: a view where it can be one, else a copy. */
  read(start: number, end: number): Bytes
}

const encoder = new TextEncoder()
const LONG = 65536

/** UTF-8 of `text`; a lone surrogate becomes U+FFFD, so check `isWellFormed` where that matters. */
export function utf8(text: string): Bytes {
  if (text.length < LONG) return encoder.encode(text)
  // Where it is all ASCII, as base64 is, Chromium takes a third of the time when it is told where to write.
  const bytes = new Uint8Array(text.length)
  const { read } = encoder.encodeInto(text, bytes)
  return read === text.length ? bytes : encoder.encode(text)
}

/** One new array out of many: an answer can come in more parts than a call takes arguments. */
export function concat(parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

/** Compare without stopping at the first difference; only the lengths show in the time taken. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

/** `length` bytes from the system's generator. `getRandomValues` gives at most 65536 a call. */
export function randomBytes(length: number): Bytes {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536))
  return bytes
}

/** A number of 32 random bits: names something in memory for as long as that lives. */
export function randomId(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}

/** SHA-256, 32 bytes. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
