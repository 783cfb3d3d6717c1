/** One secret's whole life on an endpoint: shared, asked about, opened and compared. */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { equalBytes, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import type {
  EndpointAddress,
  EndpointKind,
  EndpointPorts,
  LinkFormat,
  Opened,
  Shared,
} from '#lib/endpoints/endpoint.ts'
import { matchLink } from '#lib/endpoints/link-formats.ts'
import { CLAIM_BYTES } from '#lib/endpoints/wire.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import { addressOf } from '#lib/policy/endpoint-address.ts'
import { nearestTtl } from '#lib/policy/lifetimes.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'

/** What is left behind by a trip that fails ends soon, and was nobody's secret. */
const TTL_SECONDS = 10 * 60

export type TripStep = 'share' | 'status' | 'open' | 'compare'

export type RoundTrip =
  /** `isAsked`: it also said, when it was asked, that the text waits. */
  | { outcome: 'works'; isAsked: boolean }
  /** `failure` is null where an answer came and was not the right one; `isLeft`: it may be there still. */
  | { outcome: 'failed'; at: TripStep; failure: Failure | null; isLeft: boolean }

export interface RoundTripPorts extends EndpointPorts {
  kind: EndpointKind
  format: LinkFormat
  token: string | null
}

/** Never throws; what it shares is random and of no use to anybody. */
export async function roundTrip(
  endpoint: ConfiguredEndpoint,
  { kind, format, token, ...ports }: RoundTripPorts,
): Promise<RoundTrip> {
  const { capabilities } = endpoint
  const at = addressOf(endpoint, token)
  const text = utf8(`Matchstick tries this endpoint: ${encodeBase64url(randomBytes(24))}`)
  let step: TripStep = 'share'
  let shared: Shared | null = null
  const failed = async (failure: Failure | null): Promise<RoundTrip> => {
    const isLeft =
      shared !== null && !(capabilities.revoke && (await isRevoked(kind, at, shared, ports)))
    return { outcome: 'failed', at: step, failure, isLeft }
  }
  try {
    shared = await kind.share(
      at,
      {
        secret: { kind: 'text', content: text },
        passphrase: null,
        ttlSeconds: nearestTtl(TTL_SECONDS, capabilities),
        maxOpens: 1,
        maxAttempts: null,
      },
      ports,
    )
    step = 'status'
    const isAsked = capabilities.receipts !== 'none'
    const told = isAsked ? await kind.status(at, shared, ports) : null
    if (isAsked && told?.state !== 'waiting') return failed(null)
    step = 'open'
    const opened = await open(shared.link, { kind, format, at, ports })
    if (opened?.outcome !== 'opened') return failed(null)
    // Opened once, and gone: there is nothing left to take back.
    shared = null
    step = 'compare'
    // Safe to leave out: it ends by itself within a minute.
    await opened.acknowledge().catch(() => undefined)
    const { secret } = opened
    const isSame = secret.kind === 'text' && equalBytes(secret.content, text)
    return isSame ? { outcome: 'works', isAsked } : failed(null)
  } catch (thrown) {
    return failed(toFailure(thrown))
  }
}

interface OpenPorts {
  kind: EndpointKind
  format: LinkFormat
  at: EndpointAddress
  ports: EndpointPorts
}

/** As a recipient would, from the link alone. @returns null for a link that its kind does not know. */
async function open(url: string, { kind, format, at, ports }: OpenPorts): Promise<Opened | null> {
  const match = matchLink(url, { kind: kind.kind, ...at })
  if (!match || (await format.read(match.link)).outcome !== 'link') return null
  const claim = encodeBase64url(randomBytes(CLAIM_BYTES))
  return kind.open(at, { ...match, passphrase: null, claim }, ports)
}

async function isRevoked(
  kind: EndpointKind,
  at: EndpointAddress,
  shared: Shared,
  { fetch, stretch, now }: EndpointPorts,
): Promise<boolean> {
  try {
    // Not with the caller's signal: whoever gave up wants it gone all the more.
    await kind.revoke(at, shared, { fetch, stretch, now })
    return true
  } catch {
    // What is left is said, and ends by itself.
    return false
  }
}
