import type { ShareRecord } from '#lib/activity/record.ts'
import type { EndpointAddress, EndpointPorts, FindKind, Told } from '#lib/endpoints/endpoint.ts'
import { FailureError } from '#lib/messaging/failure.ts'

/**
 * Ask what became of a share.
 * @returns null when its endpoint no longer knows it.
 * @throws EndpointError when the endpoint could not be asked.
 */
export async function shareReceipt(
  { kind, serverId, ownerKey, expiresAt }: ShareRecord,
  at: EndpointAddress,
  { kindNamed, ...ports }: EndpointPorts & { kindNamed: FindKind },
): Promise<Told | null> {
  const found = await kindNamed(kind)
  if (!found) throw new FailureError({ code: 'app/no-endpoint' })
  return found.status(at, { id: serverId, ownerKey, expiresAt }, ports)
}
