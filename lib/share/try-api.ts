/** One test secret at a server that a person described: created, opened and deleted, step by step. */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { equalBytes, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import type { CustomApi } from '#lib/endpoints/custom/api.ts'
import { capabilitiesOf } from '#lib/endpoints/custom/capabilities.ts'
import type {
  EndpointKind,
  EndpointPorts,
  LinkFormat,
  Opened,
  Shared,
} from '#lib/endpoints/endpoint.ts'
import { CLAIM_BYTES } from '#lib/endpoints/wire.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import { nearestTtl } from '#lib/policy/lifetimes.ts'

/** What is left behind by a trial that fails ends soon, and was nobody's secret. */
const TTL_SECONDS = 10 * 60

export type ApiTrialStep = 'create' | 'open' | 'revoke'

/** What came of a step. */
export type ApiResult =
  | { step: 'create'; outcome: 'created'; expiresAt: string | null }
  /**
   * `again`: the server gave it out a second time, so that its links open more than once;
   * `unchecked`: a second opening failed, which says nothing of that.
   */
  | { step: 'open'; outcome: 'opened' | 'again' | 'unchecked' | 'other' | 'nothing' }
  /** `gone`: the opening had burnt it, as it should. */
  | { step: 'revoke'; outcome: 'revoked' | 'gone' | 'none' }
  /** Its `field` is where in the answer something was not, as the description calls that place. */
  | { step: ApiTrialStep; outcome: 'failed'; failure: Failure }

export interface ApiTrialPorts extends EndpointPorts {
  kind: EndpointKind
  format: LinkFormat
}

/** Never throws. @param onResult - called for each step as it ends. */
export async function tryApi(
  at: { baseUrl: string; token: string | null; api: CustomApi },
  { kind, format, ...ports }: ApiTrialPorts,
  onResult: (result: ApiResult) => void,
): Promise<void> {
  const content = utf8(`Matchstick tries this server: ${encodeBase64url(randomBytes(24))}`)
  const attempt = async (step: ApiTrialStep, work: () => Promise<ApiResult>) => {
    try {
      onResult(await work())
    } catch (thrown) {
      onResult({ step, outcome: 'failed', failure: toFailure(thrown) })
    }
  }
  let shared: Shared | null = null
  await attempt('create', async () => {
    const ttlSeconds = nearestTtl(TTL_SECONDS, capabilitiesOf(at.api))
    const secret = { kind: 'text', content } as const
    const terms = { passphrase: null, ttlSeconds, maxOpens: 1, maxAttempts: null }
    shared = await kind.share(at, { secret, ...terms }, ports)
    return { step: 'create', outcome: 'created', expiresAt: shared.expiresAt }
  })
  const made: Shared | null = shared
  if (!made) return
  await attempt('open', async () => {
    const opened = await open(made, at, { kind, format, ...ports })
    if (opened?.outcome !== 'opened') return { step: 'open', outcome: 'nothing' }
    if (!equalBytes(opened.secret.content, content)) return { step: 'open', outcome: 'other' }
    const again = await open(made, at, { kind, format, ...ports }).catch(() => null)
    if (again?.outcome === 'opened') return { step: 'open', outcome: 'again' }
    return { step: 'open', outcome: again?.outcome === 'unknown' ? 'opened' : 'unchecked' }
  })
  await attempt('revoke', async () => {
    if (!at.api.revoke) return { step: 'revoke', outcome: 'none' }
    const told = await kind.revoke(at, made, ports)
    return { step: 'revoke', outcome: told ? 'revoked' : 'gone' }
  })
}

/** As a recipient would, from the link alone. @returns null for a link that its kind does not know. */
async function open(
  { link }: Shared,
  at: { baseUrl: string; token: string | null; api: CustomApi },
  { kind, format, ...ports }: ApiTrialPorts,
): Promise<Opened | null> {
  const match = format.matches(link, at.baseUrl)
  if (!match) return null
  const claim = encodeBase64url(randomBytes(CLAIM_BYTES))
  return kind.open(at, { ...match, passphrase: null, claim }, ports)
}
