import type { ShareRecord } from '#lib/activity/record.ts'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import { kindNamed } from '#lib/endpoints/registry.ts'
import type { Receipt } from '#lib/endpoints/wire.ts'
import { FailureError } from '#lib/messaging/failure.ts'

/**
 * Ask what became of a share.
 * @returns null when its endpoint no longer knows it.
 * @throws EndpointError when the endpoint could not be asked.
 */
export async function shareReceipt(
  { kind, baseUrl, id, ownerKey }: ShareRecord,
  token: string | null,
  ports: EndpointPorts,
): Promise<Receipt | null> {
  const found = kindNamed(kind)
  if (!found) throw new FailureError({ code: 'app/no-endpoint' })
  return found.status({ baseUrl, token }, { id, ownerKey }, ports)
}
