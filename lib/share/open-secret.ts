import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import type {
  EndpointAddress,
  EndpointKind,
  EndpointPorts,
  Opened,
} from '#lib/endpoints/endpoint.ts'
import { CLAIM_BYTES } from '#lib/endpoints/wire.ts'
import type { ClaimStore } from './claims.ts'
import { orNormalForm } from './typed-passphrase.ts'

export interface OpenRequest {
  /** As the kind's `matches` gives it. */
  link: string
  /** As its `read` gives it. */
  claimId: string | null
  passphrase: string | null
  exposed: boolean
}

export interface OpenSecretPorts {
  kind: Pick<EndpointKind, 'open'>
  at: EndpointAddress
  claims: ClaimStore
  ports: EndpointPorts
}

/** `claim-ended` never comes out of here: it is asked again with a new claim. */
export type OpenedSecret = Exclude<Opened, { outcome: 'claim-ended' }>

/**
 * Spend one opening and decrypt. The claim is kept before the request leaves and until the secret
 * is acknowledged, so that a lost answer is asked for again and not lost.
 * @throws EndpointError, CryptoError
 */
export async function openSecret(
  { claimId: id, ...request }: OpenRequest,
  { kind, at, claims, ports }: OpenSecretPorts,
): Promise<OpenedSecret> {
  if (id === null) {
    // Nothing to come back to: what is asked for twice there is spent twice.
    const claim = encodeBase64url(randomBytes(CLAIM_BYTES))
    const opened = await kind.open(at, { ...request, claim }, ports)
    return expectOpening(await orNormalForm(opened, request.passphrase))
  }
  const attempt = async () => kind.open(at, { ...request, claim: await claims.claimFor(id) }, ports)
  const opened = await attempt()
  if (opened.outcome !== 'claim-ended') return settled(opened, id, claims)
  // An opening of this browser was finished, in another tab say. The person asks for one more.
  await claims.forget(id)
  return settled(expectOpening(await attempt()), id, claims)
}

/** Of openings that know no claims. @throws TypeError */
export function expectOpening(opened: Opened): OpenedSecret {
  if (opened.outcome === 'claim-ended') throw new TypeError('"claim" expected to be new')
  return opened
}

async function settled(
  opened: OpenedSecret,
  id: string,
  claims: ClaimStore,
): Promise<OpenedSecret> {
  if (opened.outcome === 'opened') {
    return {
      ...opened,
      async acknowledge() {
        await opened.acknowledge()
        await claims.forget(id)
      },
    }
  }
  // Nothing was spent: a reload has nothing to come back to.
  await claims.forget(id)
  return opened
}
