/**
 * The openings of a secret as one BLOB, so that a secret stays one row: for each 32 bytes of claim
 * hash, 8 bytes of time (milliseconds), 1 byte that is 1 when the claim was ended.
 */
import { HASH_BYTES } from '#lib/endpoints/wire.ts'
import type { Opening } from '../secret.ts'

const AT = HASH_BYTES
const ENDED = AT + 8
const OPENING_BYTES = ENDED + 1

export function encodeOpenings(openings: readonly Opening[]): Uint8Array {
  const blob = new Uint8Array(openings.length * OPENING_BYTES)
  const view = new DataView(blob.buffer)
  openings.forEach((opening, index) => {
    const start = index * OPENING_BYTES
    blob.set(opening.claimHash, start)
    view.setFloat64(start + AT, opening.at)
    view.setUint8(start + ENDED, opening.ended ? 1 : 0)
  })
  return blob
}

export function decodeOpenings(blob: Uint8Array): Opening[] {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength)
  const openings: Opening[] = []
  for (let start = 0; start < blob.length; start += OPENING_BYTES) {
    openings.push({
      claimHash: blob.subarray(start, start + HASH_BYTES),
      at: view.getFloat64(start + AT),
      ended: view.getUint8(start + ENDED) === 1,
    })
  }
  return openings
}
