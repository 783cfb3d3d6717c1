import type { ShareRecord } from '#lib/activity/record.ts'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import { kindNamed } from '#lib/endpoints/registry.ts'
import type { Receipt } from '#lib/endpoints/wire.ts'
import { FailureError } from '#lib/messaging/failure.ts'

/**
 * Burn a secret by its sender. There is a record only once the endpoint has answered that it keeps
 * the secret, so no creation is on its way that could arrive after this.
 * @returns what is true after it: revoked, or what had happened before (opened, expired, ...); null
 * when the endpoint no longer knows the secret.
 * @throws EndpointError when the endpoint could not be reached: the link may still open.
 */
export async function revokeShare(
  { kind, baseUrl, id, ownerKey }: ShareRecord,
  token: string | null,
  ports: EndpointPorts,
): Promise<Receipt | null> {
  const found = kindNamed(kind)
  if (!found) throw new FailureError({ code: 'app/no-endpoint' })
  return found.revoke({ baseUrl, token }, { id, ownerKey }, ports)
}
