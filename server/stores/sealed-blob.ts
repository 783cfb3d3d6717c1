/**
 * The sealed part of a secret as one BLOB: padding, then the hash of the open key, then the
 * envelope.
 *
 * Why the padding: `secure_delete` overwrites what is deleted, but when SQLite balances a b-tree it
 * copies neighbouring rows to other pages and leaves the old copies in unallocated space, where no
 * later delete finds them (measured: a few envelopes in ten thousand stayed readable). A row's
 * first bytes lie inside those pages, at most `page size - 35` of them; the rest lies in overflow
 * pages, which belong to one row, never move, and are zeroed when freed. So the first page's worth
 * of every row is zeros, and nothing that must vanish is ever copied.
 * @see https://www.sqlite.org/fileformat2.html#cell_payload_overflow_pages
 */
import { HASH_BYTES } from '#lib/endpoints/wire.ts'
import type { Sealed } from '../secret.ts'

/** Page size of the database; the padding depends on it. */
export const PAGE_BYTES = 4096

const OPEN_HASH_START = PAGE_BYTES
const ENVELOPE_START = OPEN_HASH_START + HASH_BYTES

export function encodeSealed(sealed: Sealed): Uint8Array {
  const blob = new Uint8Array(ENVELOPE_START + sealed.envelope.length)
  blob.set(sealed.openHash, OPEN_HASH_START)
  blob.set(sealed.envelope, ENVELOPE_START)
  return blob
}

export function decodeSealed(blob: Uint8Array): Sealed {
  return {
    openHash: blob.subarray(OPEN_HASH_START, ENVELOPE_START),
    envelope: blob.subarray(ENVELOPE_START),
  }
}
