import type { ShareRecord } from '#lib/activity/record.ts'
import type { EndpointAddress, EndpointPorts, FindKind, Told } from '#lib/endpoints/endpoint.ts'
import { FailureError } from '#lib/messaging/failure.ts'

/**
 * Burn a secret by its sender. There is a record only once the endpoint has answered that it keeps
 * the secret, so no creation is on its way that could arrive after this.
 * @returns what is true after it: revoked, or what had happened before (opened, expired, ...); null
 * when the endpoint no longer knows the secret.
 * @throws EndpointError when the endpoint could not be reached: the link may still open.
 */
export async function revokeShare(
  { kind, serverId, ownerKey, expiresAt }: ShareRecord,
  at: EndpointAddress,
  { kindNamed, ...ports }: EndpointPorts & { kindNamed: FindKind },
): Promise<Told | null> {
  const found = await kindNamed(kind)
  if (!found) throw new FailureError({ code: 'app/no-endpoint' })
  return found.revoke(at, { id: serverId, ownerKey, expiresAt }, ports)
}
