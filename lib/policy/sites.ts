/** Which pages are watched while somebody types, and what holds there. Pure: settings in, answers out. */
import { SITES } from '#lib/editors/sites/index.ts'
import { hostPattern, isAddedSite, type Settings, type SiteChoices } from './settings.ts'

/** A site that warnings are for: one of those that we know, or one that the person added. */
export interface WatchedSite extends SiteChoices {
  /** Id of a file in `lib/editors/sites`, or scheme and host of one that was added. */
  key: string
  /** Null for one that was added. */
  siteId: string | null
  /** As people call it. */
  name: string
  /** Match patterns of its pages, which are also the host permissions that it needs. */
  patterns: readonly string[]
}

/** More detectors than this are not switched off one by one by anybody who means it. */
const MOST_OFF = 200

/** Until a person says otherwise. */
const CHOICES: SiteChoices = { isOn: true, off: [] }

/** All of them, whether they are on or off: those that we know, then what was added. */
export function allSites({ sites }: Settings): WatchedSite[] {
  const known = SITES.map(({ id, name, matches }) => ({
    ...(sites[id] ?? CHOICES),
    key: id,
    siteId: id,
    name,
    patterns: matches,
  }))
  const added = Object.entries(sites)
    .filter(([key]) => isAddedSite(key))
    .map(([key, choices]) => ({
      ...choices,
      key,
      siteId: null,
      name: new URL(key).hostname,
      patterns: [hostPattern(key)],
    }))
  return [...known, ...added]
}

/** The site that a page belongs to, whether it is on or off; null for all the others. */
export function siteAt(url: string, settings: Settings): WatchedSite | null {
  const isOf = ({ patterns }: WatchedSite) => patterns.some((pattern) => isMatch(pattern, url))
  return allSites(settings).find(isOf) ?? null
}

/** The site with this key; one that was taken away is off. */
export function siteNamed(key: string, settings: Settings): WatchedSite {
  const patterns = isAddedSite(key) ? [hostPattern(key)] : []
  const gone = { key, siteId: null, name: key, patterns, isOn: false, off: [] }
  return allSites(settings).find((site) => site.key === key) ?? gone
}

/** The key under which a page's site can be added; null where there is none to add. */
export function keyToAdd(url: string): string | null {
  const parsed = URL.parse(url)
  const key = parsed && `https://${parsed.hostname}`
  return key && parsed.protocol === 'https:' && isAddedSite(key) ? key : null
}

/** Add a site, or change what was chosen for one. */
export function withSite(
  settings: Settings,
  key: string,
  change: Partial<SiteChoices> = {},
): Settings {
  const choices = { ...(settings.sites[key] ?? CHOICES), ...change }
  return { ...settings, sites: { ...settings.sites, [key]: choices } }
}

export function withoutSite(settings: Settings, key: string): Settings {
  const { [key]: _, ...sites } = settings.sites
  return { ...settings, sites }
}

export function withDetectorOff(settings: Settings, key: string, detector: string): Settings {
  const { off } = settings.sites[key] ?? CHOICES
  return withSite(settings, key, { off: withOff(off, detector) })
}

/** When it is full it stays as it is: nothing that a page asks for pushes out a person's choice. */
export function withOff(off: readonly string[], detector: string): string[] {
  return [...new Set([...off, detector])].slice(0, MOST_OFF)
}

/** Our patterns have a host, perhaps with all below it, and every path. */
function isMatch(pattern: string, url: string): boolean {
  const parsed = URL.parse(url)
  const [, scheme, below, host] = /^(\w+:)\/\/(\*\.)?([^/]+)\/\*$/.exec(pattern) ?? []
  if (!parsed || host === undefined || parsed.protocol !== scheme) return false
  const { hostname } = parsed
  return hostname === host || (below !== undefined && hostname.endsWith(`.${host}`))
}
