import { type Bytes, utf8 } from '#lib/crypto/bytes.ts'
import { deriveOpeningKeys, seal, unseal } from '#lib/crypto/envelope.ts'
import { decodeCarried, encodeCarried } from '#lib/endpoints/carrier/text.ts'
import type { Secret } from '#lib/endpoints/endpoint.ts'
import {
  asText,
  bareGcm,
  importAes,
  type KindTasks,
  type Pair,
  type PrepareKind,
} from './kind-tasks.ts'

const noStretch = () => Promise.reject(new Error('no passphrase here'))
const OPEN = { passphrase: null, stretch: noStretch }
const TIMES = { created: '2026-01-01T00:00:00.000Z', expiresAt: '2026-01-02T00:00:00.000Z' }

export const prepareMatchstick: PrepareKind = (secret) =>
  prepare(
    secret,
    (envelope) => envelope,
    (envelope) => envelope,
  )

/** Our envelope as text, in the secret's place on servers that could read that. */
export const prepareCarried: PrepareKind = async (secret) => {
  const tasks = await prepare(secret, encodeCarried, decodeCarried)
  const how = { alphabet: 'base64url', omitPadding: true } as const
  return { ...tasks, bareAsText: asText(tasks.bare, secret.content.length, how) }
}

async function prepare<T>(
  { kind, content }: Secret,
  write: (envelope: Bytes) => T,
  read: (written: T) => Bytes | null,
): Promise<KindTasks & { bare: Pair }> {
  const payload = { header: { kind, ...TIMES, maxOpens: 1 }, content }
  const { seed, envelope } = await seal(payload, OPEN)
  const written = write(envelope)
  // One import of the seed and five outputs of it; one of them is the content's key.
  const keys = async () => {
    const info = utf8('bench')
    const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
    const from = await crypto.subtle.importKey('raw', seed, 'HKDF', false, ['deriveBits'])
    const outputs = Array.from({ length: 5 }, () => crypto.subtle.deriveBits(parameters, from, 256))
    await Promise.all(outputs)
    return importAes(seed)
  }
  return {
    ours: {
      seal: async () => write((await seal(payload, OPEN)).envelope),
      open: async () => {
        const keysOf = await deriveOpeningKeys(seed, null, noStretch)
        return unseal(read(written) ?? new Uint8Array(), keysOf)
      },
    },
    bare: await bareGcm(envelope.length, { seal: keys, open: keys }),
  }
}
