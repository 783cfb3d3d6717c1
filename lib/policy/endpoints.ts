/** Changes to the list of endpoints, as functions from settings to settings. */
import type { Probed } from '#lib/endpoints/endpoint.ts'
import { clampTtl } from './lifetimes.ts'
import {
  type ConfiguredEndpoint,
  DEFAULT_TTL_SECONDS,
  defaultEndpoint,
  hostPattern,
  isAddedSite,
  type Settings,
} from './settings.ts'

const MAX_NAME_LENGTH = 100

/** What to keep of a server that answered. */
export function configureEndpoint(
  { kind, name, needsToken, limits }: Probed,
  wanted: {
    id: string
    baseUrl: string
    name?: string | undefined
    ttlSeconds?: number | undefined
    opensHere?: boolean | undefined
  },
): ConfiguredEndpoint {
  const { id, baseUrl } = wanted
  return {
    id,
    kind,
    baseUrl,
    name: cleanName(wanted.name ?? name) ?? new URL(baseUrl).host,
    needsToken,
    limits,
    ttlSeconds: clampTtl(wanted.ttlSeconds ?? DEFAULT_TTL_SECONDS, limits),
    opensHere: wanted.opensHere ?? true,
  }
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

/** Whether some endpoint, or a site that was added, needs this host permission. */
export function needsHost({ endpoints, sites }: Settings, pattern: string): boolean {
  const added = Object.keys(sites).filter(isAddedSite)
  const addresses = [...endpoints.map(({ baseUrl }) => baseUrl), ...added]
  return addresses.some((address) => hostPattern(address) === pattern)
}
