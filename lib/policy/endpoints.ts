/** Changes to the list of endpoints, as functions from settings to settings. */
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type { CustomApi } from '#lib/endpoints/custom/api.ts'
import { capabilitiesOf } from '#lib/endpoints/custom/capabilities.ts'
import type { Probed } from '#lib/endpoints/endpoint.ts'
import { linkFormatOf } from '#lib/endpoints/link-formats.ts'
import { nearestTtl } from './lifetimes.ts'
import {
  type ConfiguredEndpoint,
  DEFAULT_TTL_SECONDS,
  defaultEndpoint,
  hostPattern,
  parseBaseUrl,
  type Settings,
} from './settings.ts'
import { allSites } from './sites.ts'

const MAX_NAME_LENGTH = 100

/** What to keep of a server that answered. */
export function configureEndpoint(
  { kind, name, needsToken, capabilities }: Probed,
  wanted: {
    id: string
    baseUrl: string
    name?: string | undefined
    ttlSeconds?: number | undefined
    opensHere?: boolean | undefined
    linkPage?: string | null | undefined
    revealPage?: string | null | undefined
    api?: CustomApi | null | undefined
  },
): ConfiguredEndpoint {
  const { id, baseUrl, linkPage, revealPage, api } = wanted
  return {
    id,
    kind,
    baseUrl,
    name: cleanName(wanted.name ?? name) ?? new URL(baseUrl).host,
    needsToken,
    capabilities,
    ttlSeconds: nearestTtl(wanted.ttlSeconds ?? DEFAULT_TTL_SECONDS, capabilities),
    opensHere: wanted.opensHere ?? true,
    ...(linkPage && linkFormatOf(kind)?.linksElsewhere && { linkPage }),
    ...(revealPage && capabilities.without === 'paste' && { revealPage }),
    ...(api && { api }),
  }
}

/** A server that a person described, in the place of what a probe finds. */
export function describedServer(baseUrl: string, api: CustomApi): Probed {
  return {
    kind: 'custom',
    name: new URL(baseUrl).host,
    version: null,
    needsToken: api.headerNames.length > 0,
    capabilities: capabilitiesOf(api),
  }
}

/**
 * What sharing there is worth as it is configured: without a page of ours nobody but people with the
 * extension can read what such a server shows.
 */
export function canOf({
  capabilities,
  revealPage,
}: Pick<ConfiguredEndpoint, 'capabilities' | 'revealPage'>): Capabilities {
  const isOnlyHere = capabilities.without === 'paste' && !revealPage
  return isOnlyHere ? { ...capabilities, without: 'nothing' } : capabilities
}

/** Of ours, where people without the extension can paste what another server shows them. */
export function anyRevealPage({ endpoints }: Settings): string | null {
  return endpoints.find(({ kind }) => kind === 'matchstick')?.baseUrl ?? null
}

/** @returns null when nothing is left of it. */
export function cleanName(name: string): string | null {
  const clean = name.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '').trim()
  return clean === '' ? null : clean.slice(0, MAX_NAME_LENGTH)
}

export function endpointAt(settings: Settings, baseUrl: string): ConfiguredEndpoint | null {
  return settings.endpoints.find((endpoint) => endpoint.baseUrl === baseUrl) ?? null
}

/** The first endpoint becomes the default. One at the same address is kept as it is. */
export function withEndpoint(settings: Settings, endpoint: ConfiguredEndpoint): Settings {
  if (endpointAt(settings, endpoint.baseUrl)) return settings
  return {
    ...settings,
    endpoints: [...settings.endpoints, endpoint],
    defaultEndpointId: defaultEndpoint(settings)?.id ?? endpoint.id,
  }
}

export function withChanges(
  settings: Settings,
  id: string,
  changes: Partial<Omit<ConfiguredEndpoint, 'id' | 'baseUrl'>>,
): Settings {
  const endpoints = settings.endpoints.map((endpoint) =>
    endpoint.id === id ? { ...endpoint, ...changes } : endpoint,
  )
  return { ...settings, endpoints }
}

/** The default goes over to the first that is left. */
export function withoutEndpoint(settings: Settings, id: string): Settings {
  const left = { ...settings, endpoints: settings.endpoints.filter((each) => each.id !== id) }
  return { ...left, defaultEndpointId: defaultEndpoint(left)?.id ?? null }
}

/** Match patterns of the host permissions that an endpoint has a use for. */
export function hostsOf({
  baseUrl,
  linkPage,
}: Pick<ConfiguredEndpoint, 'baseUrl' | 'linkPage'>): string[] {
  // A link that is followed is stopped only where the browser lets us.
  return [...new Set([baseUrl, linkPage ?? baseUrl].map(hostPattern))]
}

/** The address that the server names for its links, while nobody has agreed to it. */
export function offeredLinkPage(
  { id, baseUrl, linkPage, capabilities: { linksAt = '' } }: ConfiguredEndpoint,
  settings: Settings,
): string | null {
  const offered = parseBaseUrl(linksAt)
  if (offered === null || offered === baseUrl || offered === linkPage) return null
  return isAnothers(settings, id, offered) ? null : offered
}

/** Whether links at this address are those of another endpoint than this one. */
export function isAnothers({ endpoints }: Settings, id: string, address: string): boolean {
  return endpoints.some(
    (each) => each.id !== id && (each.baseUrl === address || each.linkPage === address),
  )
}

/** Whether some endpoint, or a site that was added or is on, needs this host permission. */
export function needsHost(settings: Settings, pattern: string): boolean {
  const isSite = allSites(settings).some(
    ({ origin, isOn, patterns }) => (isOn || origin === 'added') && patterns.includes(pattern),
  )
  return isSite || settings.endpoints.some((endpoint) => hostsOf(endpoint).includes(pattern))
}
