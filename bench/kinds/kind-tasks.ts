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
  /** The same, and the browser's own base64 of what they seal, where the wire takes no bytes: nobody can do with less. */
  bareAsText?: Pair
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

/** Beside the bare calls what the browser takes to write so many bytes as text, or to read them. */
export function asText({ seal, open }: Pair, length: number, how: Base64Options): Pair {
  const bytes = randomBytes(length)
  const text = bytes.toBase64(how)
  return {
    seal: async () => {
      await seal()
      return bytes.toBase64(how)
    },
    open: () => {
      Uint8Array.fromBase64(text, how)
      return open()
    },
  }
}

type Base64Options = NonNullable<Parameters<Uint8Array['toBase64']>[0]>

export function importAes(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

export interface Pbkdf2 {
  hash: string
  saltBytes: number
  iterations: number
}

/**
 * A task that has a message of its own for each run: Firefox keeps the keys that it has made of passwords (NSS), so
 * that what is opened there twice takes no hashing, and nobody opens a one-time secret twice.
 */
export function usingUp<T>(make: () => Promise<T>, use: (one: T) => Promise<unknown>): Task {
  let ready: T[] = []
  const task = async () => use(ready.pop() ?? (await make()))
  return Object.assign(task, {
    async prepare(runs: number) {
      ready = []
      while (ready.length < runs) ready.push(await make())
      await forgetKeys()
    },
  })
}

/** More than Firefox keeps, at almost nothing each. */
const FORGOTTEN_AFTER = 400

async function forgetKeys(): Promise<void> {
  const from = await crypto.subtle.importKey('raw', IV, 'PBKDF2', false, ['deriveBits'])
  for (let each = 0; each < FORGOTTEN_AFTER; each++) {
    const how = { name: 'PBKDF2', hash: 'SHA-256', iterations: 1, salt: randomBytes(16) }
    await crypto.subtle.deriveBits(how, from, 256)
  }
}

/** An AES key of a password, a new one each time. */
export function pbkdf2Aes(secret: Bytes, { hash, saltBytes, iterations }: Pbkdf2): Pair {
  const make = async () => {
    const salt = randomBytes(saltBytes)
    const from = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey'])
    const parameters = { name: 'PBKDF2', hash, iterations, salt }
    const aes = { name: 'AES-GCM', length: 256 }
    return crypto.subtle.deriveKey(parameters, from, aes, false, ['encrypt', 'decrypt'])
  }
  return { seal: make, open: make }
}
