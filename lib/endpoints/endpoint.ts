/**
 * What the product asks of a server, whichever kind it is. One file in `kinds/` implements this
 * for one kind; nothing outside `kinds/` knows a path or a body of any server.
 */
import type { Bytes } from '#lib/crypto/bytes.ts'
import type { Link } from '#lib/crypto/link.ts'
import type { Stretch } from '#lib/crypto/stretch.ts'
import type { GoneState, Receipt } from './wire.ts'

/** What a kind can do; the UI shows only what is true here. */
export interface Capabilities {
  passphrase: boolean
  /** More than one opening. */
  openings: boolean
  receipts: boolean
  revoke: boolean
  files: boolean
  /** A repeated open with the same claim gets the same answer (promise 4). */
  claims: boolean
}

/** The bounds one server set for itself. */
export interface EndpointLimits {
  envelopeBytes: number
  minTtlSeconds: number
  maxTtlSeconds: number
  maxOpens: number
  maxAttempts: number
}

/** A server as a kind's code needs it. */
export interface EndpointAddress {
  /** Absolute, ends in `/`, without query or fragment; also the address of the reveal page. */
  baseUrl: string
  /** Creation token, or null. Sent in `Authorization` only, to this server only. */
  token: string | null
}

/** What `probe` learned of a server. */
export interface Probed {
  kind: string
  name: string
  version: string
  needsToken: boolean
  limits: EndpointLimits
}

/** The plaintext side of one hand-over. */
export interface Secret {
  kind: 'text' | 'file'
  content: Bytes
  label?: string
  /** File name and media type as the sender's system gave them; a stranger's words to the recipient. */
  name?: string
  type?: string
}

export interface ShareRequest {
  secret: Secret
  passphrase: string | null
  ttlSeconds: number
  maxOpens: number
  /** Used only with a passphrase. */
  maxAttempts: number
}

/** What the sender holds after sharing. `link` is for the recipient, `ownerKey` never leaves. */
export interface Shared {
  link: string
  id: string
  ownerKey: string
  createdAt: string
  expiresAt: string
}

export interface OpenAttempt {
  link: Link
  passphrase: string | null
  /** 16 random bytes, base64url. The same claim may be sent again and spends nothing twice. */
  claim: string
  /** The fragment reached a server on its way. */
  exposed: boolean
}

/** What came of an opening. */
export type Opened =
  | {
      outcome: 'opened'
      secret: Secret
      /** As the sender's header states them, to compare with what the server did. */
      promised: { createdAt: string; expiresAt: string; maxOpens: number }
      opensLeft: number
      claimSeconds: number
      /** Tell the server that the secret arrived. Safe to repeat, safe to leave out. */
      acknowledge: () => Promise<void>
    }
  | { outcome: 'gone'; state: GoneState; at: string }
  /** This very claim was acknowledged, or is older than a minute. */
  | { outcome: 'claim-ended' }
  /** `attemptsLeft` is null when the server counts none. At 0 the secret is burnt. */
  | { outcome: 'wrong-passphrase'; attemptsLeft: number | null }
  /** Nothing under this link: never existed, forgotten, or the link is another server's. */
  | { outcome: 'unknown' }

/** What the caller lends: effects are arguments, so kinds run in pages, workers and Node alike. */
export interface EndpointPorts {
  fetch: typeof globalThis.fetch
  stretch: Stretch
  now: () => number
  signal?: AbortSignal
}

export interface EndpointKind {
  kind: string
  capabilities: Capabilities
  /** What the server at `baseUrl` would open under `url`; null is "not mine". Needs no network. */
  matches(url: string, baseUrl: string): LinkMatch | null
  /** @returns null when the address answers, but is not of this kind. @throws EndpointError */
  probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null>
  /** @throws EndpointError, CryptoError */
  share(at: EndpointAddress, request: ShareRequest, ports: EndpointPorts): Promise<Shared>
  /** @throws EndpointError, CryptoError `crypto/damaged` */
  open(at: EndpointAddress, request: OpenAttempt, ports: EndpointPorts): Promise<Opened>
  /** @returns null when the server no longer knows the secret. @throws EndpointError */
  status(at: EndpointAddress, key: OwnerKey, ports: EndpointPorts): Promise<Receipt | null>
  /** @returns what is true after it, null when the server no longer knows. @throws EndpointError */
  revoke(at: EndpointAddress, key: OwnerKey, ports: EndpointPorts): Promise<Receipt | null>
}

/** The fragment of a link; `exposed` when it came as a path, which a server has seen. */
export interface LinkMatch {
  fragment: string
  exposed: boolean
}

export interface OwnerKey {
  id: string
  ownerKey: string
}

export type EndpointErrorCode =
  | 'endpoint/unreachable'
  | 'endpoint/timeout'
  | 'endpoint/cancelled'
  | 'endpoint/not-an-endpoint'
  | 'endpoint/refused'
  | 'endpoint/out-of-limits'
  | 'endpoint/too-large'
  | 'endpoint/token-required'
  | 'endpoint/token-refused'
  | 'endpoint/rate-limited'
  | 'endpoint/quota-full'
  | 'endpoint/failed'

/** A call to a server failed. Carries a code and numbers, never text, keys or bodies. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError'
  readonly code: EndpointErrorCode
  readonly retryAfterSeconds: number | null
  readonly limitBytes: number | null
  readonly field: string | null

  constructor(
    code: EndpointErrorCode,
    details: {
      cause?: unknown
      retryAfterSeconds?: number | undefined
      limitBytes?: number | undefined
      field?: string | undefined
    } = {},
  ) {
    super(code, 'cause' in details ? { cause: details.cause } : undefined)
    this.code = code
    this.retryAfterSeconds = details.retryAfterSeconds ?? null
    this.limitBytes = details.limitBytes ?? null
    this.field = details.field ?? null
  }
}
