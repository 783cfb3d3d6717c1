/** Where secrets of a site's pages go: its own choice, or the default. Pure. */
import { endpointAt } from './endpoints.ts'
import { type ConfiguredEndpoint, defaultEndpoint, type Settings } from './settings.ts'
import { siteAt } from './sites.ts'

export interface SiteEndpoint {
  /** Null where none is configured. */
  endpoint: ConfiguredEndpoint | null
  /** Host of the one that was chosen for the site and is no longer configured; null where all is well. */
  lost: string | null
}

/** @param key - of the site; null for a page of none. */
export function endpointOfSite(settings: Settings, key: string | null): SiteEndpoint {
  const fallback = defaultEndpoint(settings)
  const chosen = key === null ? undefined : settings.siteEndpoints[key]
  if (chosen === undefined) return { endpoint: fallback, lost: null }
  const found = endpointAt(settings, chosen)
  return found
    ? { endpoint: found, lost: null }
    : { endpoint: fallback, lost: new URL(chosen).host }
}

/** @param url - of the page; null where the browser does not tell it. */
export function endpointOfPage(settings: Settings, url: string | null): SiteEndpoint {
  const site = url === null ? null : siteAt(url, settings)
  return endpointOfSite(settings, site?.key ?? null)
}

/** All of them, the site's own first. */
export function endpointsForSite(settings: Settings, key: string | null): ConfiguredEndpoint[] {
  const { endpoint: first } = endpointOfSite(settings, key)
  return first ? [first, ...settings.endpoints.filter((each) => each !== first)] : []
}

/** @param baseUrl - null for the default, whichever that is. */
export function withSiteEndpoint(
  settings: Settings,
  key: string,
  baseUrl: string | null,
): Settings {
  const { [key]: _, ...others } = settings.siteEndpoints
  const siteEndpoints = baseUrl === null ? others : { ...others, [key]: baseUrl }
  return { ...settings, siteEndpoints }
}
