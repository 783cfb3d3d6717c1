/**
 * What page and worker tell each other, read by hand: the worker is loaded for every passphrase,
 * and a schema library would be a sixth of it.
 */
import type { Bytes } from '#lib/crypto/bytes.ts'

/** Page to worker: one stretch, after which the worker is thrown away. */
export interface StretchRequest {
  passphrase: Bytes
  salt: Bytes
}

/** Worker to page. Why it failed stays there: nothing of an error crosses. */
export type StretchAnswer = { ok: true; stretched: Bytes } | { ok: false }

/** @returns null for anything but a request. */
export function readStretchRequest(data: unknown): StretchRequest | null {
  const passphrase = bytesIn(data, 'passphrase')
  const salt = bytesIn(data, 'salt')
  return passphrase && salt ? { passphrase, salt } : null
}

/** What is no answer is a failure. */
export function readStretchAnswer(data: unknown): StretchAnswer {
  const isOk = isObject(data) && data.ok === true
  const stretched = isOk ? bytesIn(data, 'stretched') : null
  return stretched ? { ok: true, stretched } : { ok: false }
}

/** A copy backed by memory of our own, whatever the other side had sent. */
function bytesIn(data: unknown, name: string): Bytes | null {
  const sent = isObject(data) ? data[name] : null
  return sent instanceof Uint8Array ? new Uint8Array(sent) : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
