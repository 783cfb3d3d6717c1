import type { ShareRecord } from '#lib/activity/record.ts'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import { kindNamed } from '#lib/endpoints/registry.ts'
import type { SecretState } from '#lib/endpoints/wire.ts'
import { FailureError } from '#lib/messaging/failure.ts'

/**
 * Burn a secret by its sender.
 * @returns the state after it: `revoked`, or what had happened before (`opened`, `expired`, ...).
 * @throws EndpointError when the endpoint could not be reached: the link may still open.
 */
export async function revokeShare(
  { kind, baseUrl, id, ownerKey }: ShareRecord,
  token: string | null,
  ports: EndpointPorts,
): Promise<SecretState> {
  const found = kindNamed(kind)
  if (!found) throw new FailureError({ code: 'app/no-endpoint' })
  const receipt = await found.revoke({ baseUrl, token }, { id, ownerKey }, ports)
  // Forgotten by the endpoint means that nothing opens there any more.
  return receipt?.state ?? 'expired'
}
