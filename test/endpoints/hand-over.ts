/** What tests of kinds do over and over: share over a server, and open what came of it. */
import { utf8 } from '#lib/crypto/bytes.ts'
import type {
  EndpointAddress,
  EndpointKind,
  EndpointPorts,
  ShareRequest,
} from '#lib/endpoints/endpoint.ts'
import { linkIn, newClaim } from '#test/contract/endpoint.ts'

/** A short text for an hour, opened once. */
export const TEXT: ShareRequest = {
  secret: { kind: 'text', content: utf8('hunter2-plaintext') },
  passphrase: null,
  ttlSeconds: 3600,
  maxOpens: 1,
  maxAttempts: null,
}

export function handOver(
  kind: EndpointKind,
  at: EndpointAddress,
  ports: EndpointPorts,
  usual: ShareRequest = TEXT,
) {
  return {
    share: (changes: Partial<ShareRequest> = {}) => kind.share(at, { ...usual, ...changes }, ports),
    open: (link: string, passphrase: string | null = null) => {
      const attempt = { link: linkIn(kind, link, at.baseUrl), claim: newClaim() }
      return kind.open(at, { ...attempt, passphrase, exposed: false }, ports)
    },
  }
}
