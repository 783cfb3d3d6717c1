/** The sender's and the recipient's side of one secret, without any encryption. */
import { hash, randomBytes } from 'node:crypto'
import type { CreateRequest } from '#lib/endpoints/wire.ts'
import type { NewSecret } from '#server/stores/store.ts'

export function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

export function random(length: number): string {
  return base64url(randomBytes(length))
}

export function hashOf(key: string): string {
  return base64url(sha256(Buffer.from(key, 'base64url')))
}

export function sha256(data: Uint8Array | string): Uint8Array {
  return new Uint8Array(hash('sha256', data, 'buffer'))
}

export interface TestSecret {
  readonly id: string
  readonly linkKey: string
  readonly openKey: string
  readonly ownerKey: string
  readonly body: CreateRequest
}

/** A fresh secret as a client would make it; `body` is what it puts. */
export function makeSecret(settings: Partial<CreateRequest> = {}): TestSecret {
  const [linkKey, openKey, ownerKey] = [random(32), random(32), random(32)]
  const body: CreateRequest = {
    envelope: random(305),
    linkHash: hashOf(linkKey),
    openHash: hashOf(openKey),
    ownerHash: hashOf(ownerKey),
    expiresIn: 3600,
    maxOpens: 1,
    maxAttempts: null,
    ...settings,
  }
  return { id: random(16), linkKey, openKey, ownerKey, body }
}

/** The same secret as the server hands it to its store. */
export function forStore({ id, body }: TestSecret): { id: Uint8Array; secret: NewSecret } {
  return {
    id: bytes(id),
    secret: {
      envelope: bytes(body.envelope),
      linkHash: bytes(body.linkHash),
      openHash: bytes(body.openHash),
      ownerHash: bytes(body.ownerHash),
      bodyHash: sha256(JSON.stringify(body)),
      ttlSeconds: body.expiresIn,
      maxOpens: body.maxOpens,
      maxAttempts: body.maxAttempts,
    },
  }
}

export function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}
