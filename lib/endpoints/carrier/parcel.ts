/**
 * A secret sealed in our own envelope, for servers that could read it otherwise: they carry the
 * envelope as text in their secret's place, and the key is in the link alone.
 */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import type { Bytes } from '#lib/crypto/bytes.ts'
import { deriveOpeningKeys, unseal } from '#lib/crypto/envelope.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import type { Payload } from '#lib/crypto/payload.ts'
import type { EndpointPorts, Opened, ShareRequest } from '../endpoint.ts'
import { openedSecret, sealSecret } from '../sealing.ts'
import { type CarrierLink, formatCarrierLink } from './link.ts'
import { decodeCarried, encodeCarried } from './text.ts'

export interface Parcel {
  /** What the server is given to keep. */
  text: string
  /** 16 bytes, base64url: names the secret for its sender, and opens nothing. */
  id: string
  createdAt: string
  /** What stands behind `#`, once the server has said where its secret lies. */
  fragment(address: string): Promise<string>
}

/** @throws CryptoError `crypto/passphrase-*`, `crypto/kdf-failed`, `crypto/header-too-large` */
export async function sealParcel(
  kind: string,
  request: ShareRequest,
  ports: Pick<EndpointPorts, 'stretch' | 'now'>,
): Promise<Parcel> {
  const { envelope, seed, id, createdAt } = await sealSecret(request, ports)
  const mode = request.passphrase === null ? 'n' : 'p'
  return {
    text: encodeCarried(envelope),
    id: encodeBase64url(id),
    createdAt,
    fragment: (address) => formatCarrierLink(kind, { mode, seed, address }),
  }
}

/**
 * Opens what the server gave out. Every further passphrase is tried here, on what has arrived.
 * @param opensLeft - null where the server does not say.
 * @throws CryptoError `crypto/damaged`, also when the text is none of ours
 */
export type OpenParcel = (text: string, opensLeft: number | null) => Promise<Opened>

/**
 * Do all that can fail before the server is asked, which may burn what it gives out.
 * @returns null when the link needs a passphrase and there is none.
 * @throws CryptoError `crypto/passphrase-*`, `crypto/kdf-failed`
 */
export async function prepareOpening(
  { mode, seed }: Pick<CarrierLink, 'mode' | 'seed'>,
  passphrase: string | null,
  { stretch }: Pick<EndpointPorts, 'stretch'>,
): Promise<OpenParcel | null> {
  if (mode === 'p' && passphrase === null) return null
  const keysFor = (typed: string | null) => deriveOpeningKeys(seed, typed, stretch)
  const keys = await keysFor(mode === 'p' ? passphrase : null)
  return async (text, opensLeft) => {
    const envelope = decodeCarried(text)
    if (!envelope) throw new CryptoError('crypto/damaged')
    const unlock = async (tried: typeof keys): Promise<Opened> => {
      const payload = await unsealOrNull(envelope, tried)
      if (payload) return openedSecret(payload, { opensLeft })
      const tryAgain = async (next: string) => unlock(await keysFor(next))
      return { outcome: 'wrong-passphrase', attemptsLeft: null, tryAgain }
    }
    return unlock(keys)
  }
}

/** @returns null for a passphrase that does not fit. */
async function unsealOrNull(
  envelope: Bytes,
  keys: Parameters<typeof unseal>[1],
): Promise<Payload | null> {
  try {
    return await unseal(envelope, keys)
  } catch (error) {
    if (error instanceof CryptoError && error.code === 'crypto/wrong-passphrase') return null
    throw error
  }
}
