import type { EndpointAddress } from '#lib/endpoints/endpoint.ts'
import type { ConfiguredEndpoint } from './settings.ts'

/** A configured endpoint as its kind's code needs it. */
export function addressOf(
  {
    baseUrl,
    linkPage,
    revealPage,
    api,
  }: Pick<ConfiguredEndpoint, 'baseUrl' | 'linkPage' | 'revealPage' | 'api'>,
  token: string | null,
): EndpointAddress {
  return {
    baseUrl,
    token,
    ...(linkPage && { linkPage }),
    ...(revealPage && { revealPage }),
    ...(api && { api }),
  }
}
