import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { deriveLinkKeys } from '#lib/crypto/keys.ts'
import type { Link } from '#lib/crypto/link.ts'
import type {
  EndpointAddress,
  EndpointKind,
  EndpointPorts,
  Opened,
} from '#lib/endpoints/endpoint.ts'
import type { ClaimStore } from './claims.ts'

export interface OpenRequest {
  link: Link
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
  request: OpenRequest,
  { kind, at, claims, ports }: OpenSecretPorts,
): Promise<OpenedSecret> {
  const id = encodeBase64url((await deriveLinkKeys(request.link.seed)).id)
  const attempt = async () => kind.open(at, { ...request, claim: await claims.claimFor(id) }, ports)
  const opened = await attempt()
  if (opened.outcome !== 'claim-ended') return settled(opened, id, claims)
  // An opening of this browser was finished, in another tab say. The person asks for one more.
  await claims.forget(id)
  const again = await attempt()
  if (again.outcome === 'claim-ended') throw new TypeError('"claim" expected to be new')
  return settled(again, id, claims)
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
