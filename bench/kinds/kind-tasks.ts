/** What the benchmark of kinds asks of each: one file here, listed in `kinds-rows.ts`. */
import { type Bytes, randomBytes } from '#lib/crypto/bytes.ts'
import type { Secret } from '#lib/endpoints/endpoint.ts'
import type { Task } from '../measure.ts'

export interface Pair {
  seal: Task
  open: Task
}

export interface KindTasks {
  /** From a secret to what is sent, and back. */
  ours: Pair
  /** The WebCrypto calls that the format cannot do without, on bytes that are there; if it has those. */
  bare?: Pair
  /** The package that the kind's own page seals and opens with, told the same parameters. */
  peer?: Pair & { name: string }
}

export type PrepareKind = (secret: Secret) => Promise<KindTasks>

const IV = new Uint8Array(12)

/** AES-256-GCM of so many bytes, behind what making its key takes. */
export async function bareGcm(length: number, makeKey: Pair): Promise<Pair> {
  const content = new Uint8Array(length)
  const how = { name: 'AES-GCM', iv: IV }
  const key = await importAes(randomBytes(32))
  const sealed = await crypto.subtle.encrypt(how, key, content)
  return {
    seal: async () => {
      await makeKey.seal()
      return crypto.subtle.encrypt(how, key, content)
    },
    open: async () => {
      await makeKey.open()
      return crypto.subtle.decrypt(how, key, sealed)
    },
  }
}

export function importAes(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

export interface Pbkdf2 {
  hash: string
  saltBytes: number
  iterations: number
}

/**
 * An AES key of a password, a new one to seal, and always the same to open: Firefox keeps those that it
 * has made (NSS), so that what is opened there again and again takes no hashing on either side.
 */
export function pbkdf2Aes(secret: Bytes, { hash, saltBytes, iterations }: Pbkdf2): Pair {
  const make = async (salt: Bytes) => {
    const from = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey'])
    const parameters = { name: 'PBKDF2', hash, iterations, salt }
    const aes = { name: 'AES-GCM', length: 256 }
    return crypto.subtle.deriveKey(parameters, from, aes, false, ['encrypt', 'decrypt'])
  }
  const same = randomBytes(saltBytes)
  return { seal: () => make(randomBytes(saltBytes)), open: () => make(same) }
}
