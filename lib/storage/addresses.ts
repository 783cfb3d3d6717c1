import type { ShareRecord } from '#lib/activity/record.ts'
import type { EndpointAddress } from '#lib/endpoints/endpoint.ts'
import { addressOf } from '#lib/policy/endpoint-address.ts'
import { settingsItem } from './items.ts'
import { tokenOf } from './tokens.ts'

/** Where a share lies, for its sender: as its endpoint is configured now. */
export async function addressOfRecord({
  endpointId,
  baseUrl,
}: Pick<ShareRecord, 'endpointId' | 'baseUrl'>): Promise<EndpointAddress> {
  const { endpoints } = await settingsItem.read()
  const endpoint = endpoints.find((each) => each.id === endpointId && each.baseUrl === baseUrl)
  return addressOf(endpoint ?? { baseUrl }, await tokenOf(endpointId))
}
