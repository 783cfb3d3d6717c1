import { decodeBase64url } from '#lib/crypto/base64url.ts'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import { loadKind } from '#lib/endpoints/registry.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { OffscreenCall } from '#lib/platform/offscreen-calls.ts'

/** @returns what the kind answered. @throws as it does; FailureError for a kind that is not known. */
export async function askKind(
  { kind: name, at, ask }: Extract<OffscreenCall, { offscreen: 'kind' }>,
  ports: EndpointPorts,
): Promise<unknown> {
  const kind = await loadKind(name)
  if (!kind) throw new FailureError({ code: 'app/no-endpoint' })
  if (ask.call !== 'share') return kind[ask.call](at, ask.key, ports)
  const { secret, ...terms } = ask.request
  const { kind: what, label, name: fileName, type } = secret
  const content = decodeBase64url(secret.content)
  if (!content) throw new FailureError({ code: 'app/internal' })
  const described = {
    ...(label !== undefined && { label }),
    ...(fileName !== undefined && { name: fileName }),
    ...(type !== undefined && { type }),
  }
  return kind.share(at, { ...terms, secret: { kind: what, content, ...described } }, ports)
}
