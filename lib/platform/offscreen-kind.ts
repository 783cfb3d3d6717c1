/** A kind of endpoint whose code runs in Chrome's offscreen document, for the service worker. */
import * as v from 'valibot'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import type {
  EndpointAddress,
  EndpointPorts,
  OwnerKey,
  SenderKind,
} from '#lib/endpoints/endpoint.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { askKind } from './offscreen.ts'
import { type KindCall, sharedSchema, toldSchema } from './offscreen-calls.ts'

/** Its errors are FailureError, with the code that was thrown there. */
export function createOffscreenKind(kind: string): SenderKind {
  const ask = async (at: EndpointAddress, ask: KindCall, { signal }: EndpointPorts) => {
    const { ok, value, failure } = await askKind({ kind, at, ask }, signal)
    if (ok && value !== undefined) return JSON.parse(value)
    throw new FailureError(failure ?? { code: 'app/internal' })
  }
  const told = async (
    call: 'status' | 'revoke',
    at: EndpointAddress,
    key: OwnerKey,
    ports: EndpointPorts,
  ) => v.parse(toldSchema, await ask(at, { call, key }, ports))
  return {
    kind,
    async share(at, { secret, ...terms }, ports) {
      const request = { ...terms, secret: { ...secret, content: encodeBase64url(secret.content) } }
      return v.parse(sharedSchema, await ask(at, { call: 'share', request }, ports))
    },
    status: (at, key, ports) => told('status', at, key, ports),
    revoke: (at, key, ports) => told('revoke', at, key, ports),
  }
}
