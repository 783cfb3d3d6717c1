/**
 * What the product asks of a server, whichever kind it is. One file in `kinds/` implements this
 * for one kind, with the folder that is named like it; nothing else knows a path or a body of any server.
 */
import type { Bytes } from '#lib/crypto/bytes.ts'
import type { Stretch } from '#lib/crypto/stretch.ts'
import type { Capabilities } from './capabilities.ts'
import type { CustomApi } from './custom/api.ts'
import type { GoneState, SecretState } from './wire.ts'

/** A server as a kind's code needs it. */
export interface EndpointAddress {
  /** Absolute, ends in `/`, without query or fragment; also the address of the reveal page. */
  baseUrl: string
  /**
   * Creation token, or null. Sent in `Authorization` only, to this server only. For kinds that are
   * signed in to (`Capabilities.signIn`) it is the sign-in, in the kind's own form.
   */
  token: string | null
  /** Of the server's page, where links lead, when it is another address than that of its calls. */
  linkPage?: string | null
  /**
   * Of a page of ours, for those links whose text a recipient without the extension has to copy
   * there; without one they lead to the server's own page.
   */
  revealPage?: string | null
  /** Of a server that a person described (`kinds/custom.ts`). */
  api?: CustomApi | null
}

/** What `probe` learned of a server. */
export interface Probed {
  kind: string
  name: string
  /** Null where the server does not tell. */
  version: string | null
  needsToken: boolean
  capabilities: Capabilities
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
  /** Of wrong passphrases; null where none are counted. Used only with a passphrase. */
  maxAttempts: number | null
}

/** Of what a server calls a share, to be remembered. */
export const LONGEST_ID = 200

/** What the sender holds after sharing. `link` is for the recipient, `ownerKey` never leaves. */
export interface Shared {
  link: string
  id: string
  ownerKey: string
  createdAt: string
  /** Null where only an opening ends it. */
  expiresAt: string | null
}

export interface OpenAttempt {
  /** As its format's `matches` gives it. */
  link: string
  passphrase: string | null
  /** 16 random bytes, base64url. The same claim may be sent again and spends nothing twice. */
  claim: string
  /** The fragment reached a server on its way. */
  exposed: boolean
}

/**
 * Another passphrase for what is here already: the server is not asked, and nothing is spent. It
 * holds the ciphertext; let go of it with the page.
 */
export type TryAgain = (passphrase: string) => Promise<Opened>

/** What came of an opening. */
export type Opened =
  | {
      outcome: 'opened'
      secret: Secret
      /** As the sender's header states them, to compare with what the server did; null without one. */
      promised: { createdAt: string; expiresAt: string; maxOpens: number } | null
      /** Null when the server does not say. */
      opensLeft: number | null
      /** Tell the server that the secret arrived. Safe to repeat, safe to leave out. */
      acknowledge: () => Promise<void>
    }
  /** `taken`: it was there a moment ago, so that somebody else has it now. */
  | { outcome: 'gone'; state: GoneState; at: string; taken?: true }
  /** This very claim was acknowledged, or is older than a minute. */
  | { outcome: 'claim-ended' }
  /** `attemptsLeft` is null when the server counts none. At 0 the secret is burnt. */
  | { outcome: 'wrong-passphrase'; attemptsLeft: number | null; tryAgain: TryAgain | null }
  /** The link did not say that one is needed. */
  | { outcome: 'passphrase-needed'; tryAgain: TryAgain | null }
  /** What has arrived, and is there no more, could not be opened here: for want of memory, say. */
  | { outcome: 'failed-here'; error: unknown; tryAgain: TryAgain }
  /** The link lacks its key, which only the server could tell; nothing was spent. */
  | { outcome: 'truncated' }
  /** Nothing under this link: never existed, forgotten, or the link is another server's. */
  | { outcome: 'unknown' }

/** What the caller lends: effects are arguments, so kinds run in pages, workers and Node alike. */
export interface EndpointPorts {
  fetch: typeof globalThis.fetch
  stretch: Stretch
  now: () => number
  signal?: AbortSignal
}

/** What is known of a kind everywhere, without its code: how its links look, above all. */
export interface LinkFormat {
  kind: string
  /**
   * What stands between the base address and the key in a link, as patterns of `urlFilter`: what
   * begins like that is stopped before a request leaves. Also as a mail filter rewrites `#`.
   */
  linkMarks: readonly string[]
  /**
   * How all links go on behind the base address, up to the end of what was found there, as an expression: what
   * goes on like that is never a finding, what stands behind it is.
   */
  linkShape: string
  /** There are servers of it whose page is at another address than their calls. */
  linksElsewhere?: true
  /** There are servers of it that answer no call which names an origin that is not on their list. */
  refusesOrigins?: true
  /** What the server at `baseUrl` would open under `url`; null is "not mine". Needs no network. */
  matches(url: string, baseUrl: string): LinkMatch | null
  /** What stands in a link, told before anything is asked of a server. Never throws. */
  read(link: string): Promise<ReadLink>
}

/** What speaks with servers of one kind. */
export interface EndpointKind {
  kind: string
  /** @returns null when the address answers, but is not of this kind. @throws EndpointError */
  probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null>
  /** @throws EndpointError, CryptoError */
  share(at: EndpointAddress, request: ShareRequest, ports: EndpointPorts): Promise<Shared>
  /** @throws EndpointError, CryptoError `crypto/damaged` */
  open(at: EndpointAddress, request: OpenAttempt, ports: EndpointPorts): Promise<Opened>
  /** @returns null when the server no longer knows the secret. @throws EndpointError */
  status(at: EndpointAddress, key: OwnerKey, ports: EndpointPorts): Promise<Told | null>
  /** @returns what is true after it, null when the server no longer knows. @throws EndpointError */
  revoke(at: EndpointAddress, key: OwnerKey, ports: EndpointPorts): Promise<Told | null>
}

/** What a sender asks of a kind. */
export type SenderKind = Pick<EndpointKind, 'kind' | 'share' | 'status' | 'revoke'>

/** @returns null for a kind that this version does not know. */
export type FindKind = (name: string) => Promise<SenderKind | null>

export interface LinkMatch {
  /** All that opening takes, in the kind's own form: a key is in it. */
  link: string
  /** It came as a path, which a server has seen. */
  exposed: boolean
}

export type ReadLink =
  | {
      outcome: 'link'
      /** `unknown`: only what lies on the server tells. */
      passphrase: 'needed' | 'none' | 'unknown'
      /** Names the secret among openings that can be asked for again; null where none can. */
      claimId: string | null
    }
  /** `invitation`: it sets an endpoint up, and there is nothing to open (`lib/policy/invitation.ts`). */
  | { outcome: 'none' | 'invitation' | 'truncated' | 'altered' }

/** What the sender keeps to ask about a share, or to burn it. */
export interface OwnerKey {
  id: string
  /** Empty where the id alone is enough. */
  ownerKey: string
  /** As `share` told it: a server that remembers nothing cannot say whether it expired or was opened. */
  expiresAt: string | null
}

/** What the sender learns of a share. Times by the server's clock. */
export interface Told {
  state: SecretState
  expiresAt: string | null
  /** When the state was reached; null while waiting, and where the server does not say. */
  endedAt: string | null
  /** One time for each opening that is known, oldest first. */
  openings: string[]
  failedAttempts: number
  exposedAt: string | null
}

export type EndpointErrorCode =
  | 'endpoint/unreachable'
  /** It sends whoever calls to another address. */
  | 'endpoint/redirected'
  | 'endpoint/timeout'
  | 'endpoint/cancelled'
  | 'endpoint/not-an-endpoint'
  | 'endpoint/refused'
  | 'endpoint/out-of-limits'
  | 'endpoint/too-large'
  | 'endpoint/token-required'
  | 'endpoint/token-refused'
  /** Nobody is signed in there, or not any more. */
  | 'endpoint/sign-in-required'
  | 'endpoint/sign-in-refused'
  | 'endpoint/rate-limited'
  | 'endpoint/quota-full'
  | 'endpoint/failed'
  /** A server of the kind, older or newer than this product knows. */
  | 'endpoint/unsupported-version'
  /** Opening would hand the passphrase to the server, which nothing of ours does. */
  | 'endpoint/would-see-passphrase'

/** A call to a server failed. Carries a code, numbers and names of ours, never text, keys or bodies. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError'
  readonly code: EndpointErrorCode
  readonly retryAfterSeconds: number | null
  readonly limitBytes: number | null
  readonly field: string | null
  /** The kind and the versions of it that would do, by their names. */
  readonly supported: string | null

  constructor(
    code: EndpointErrorCode,
    details: {
      cause?: unknown
      retryAfterSeconds?: number | undefined
      limitBytes?: number | undefined
      field?: string | undefined
      supported?: string | undefined
    } = {},
  ) {
    super(code, 'cause' in details ? { cause: details.cause } : undefined)
    this.code = code
    this.retryAfterSeconds = details.retryAfterSeconds ?? null
    this.limitBytes = details.limitBytes ?? null
    this.field = details.field ?? null
    this.supported = details.supported ?? null
  }
}
