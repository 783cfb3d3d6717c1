/** Which pages are watched while somebody types, and what holds there. Pure: settings in, answers out. */
import { SITES } from '#lib/editors/sites/index.ts'
import type { KnownSite } from '#lib/editors/sites/site.ts'
import { hostPattern, isAddedSite, type Settings, type SiteChoices } from './settings.ts'

/** A site that warnings are for. */
export interface WatchedSite extends SiteChoices {
  /** Id of a file in `lib/editors/sites`, or scheme and host of one that was added. */
  key: string
  /**
   * `first`: on from the installation. `offered`: one that we know, on when the person says so.
   * `added`: one host, which the person named by being there.
   */
  origin: 'first' | 'offered' | 'added'
  /** Whose facts hold there; null where nothing is known. */
  siteId: string | null
  /** What people call what is known; null as above. */
  siteName: string | null
  /** Its own name; of an added one its host. */
  name: string
  /** Match patterns of its pages, which are also the host permissions that it needs. */
  patterns: readonly string[]
  /** False where nothing, or nothing sure, is known of how its pages work: general rules hold. */
  isProven: boolean
}

/** More detectors than this are not switched off one by one by anybody who means it. */
const MOST_OFF = 200

/** What a person says who says nothing more. */
const CHOICES: SiteChoices = { isOn: true, off: [], product: null }

/** All of them, whether they are on or off: those that we know, then what was added. */
export function allSites({ sites }: Settings): WatchedSite[] {
  const known = SITES.filter(({ matches }) => matches.length > 0).map(
    (site): WatchedSite => ({
      ...(sites[site.id] ?? { ...CHOICES, isOn: site.startsOn }),
      key: site.id,
      origin: site.startsOn ? 'first' : 'offered',
      siteId: site.id,
      siteName: site.name,
      name: site.name,
      patterns: site.matches,
      isProven: isProven(site),
    }),
  )
  const added = Object.entries(sites)
    .filter(([key]) => isAddedSite(key))
    .map(([key, choices]) => addedSite(key, choices))
  return [...known.filter(isFirst), ...known.filter((site) => !isFirst(site)), ...added]
}

/**
 * The site that a page belongs to, whether it is on or off; null for all the others. A host that was
 * added goes before the site that it is a part of.
 */
export function siteAt(url: string, settings: Settings): WatchedSite | null {
  const isChosen = ({ key, origin }: WatchedSite) => origin !== 'offered' || key in settings.sites
  const here = allSites(settings).filter((site) => isChosen(site) && isOf(url, site.patterns))
  return here.find(({ origin }) => origin === 'added') ?? here[0] ?? null
}

/** The site with this key; one that was taken away is off. */
export function siteNamed(key: string, settings: Settings): WatchedSite {
  const found = allSites(settings).find((site) => site.key === key)
  if (found) return found
  const gone = { ...CHOICES, isOn: false }
  if (isAddedSite(key)) return addedSite(key, gone)
  const nothing = { siteId: null, siteName: null, patterns: [], isProven: false }
  return { ...gone, ...nothing, key, origin: 'offered', name: key }
}

/** What could be watched at a page, and is not. */
export interface Offer {
  key: string
  /** Of the site that we know, or null. */
  siteName: string | null
  /** What is asked for: all of the site's own hosts, or this one. */
  patterns: readonly string[]
  host: string
}

/** @returns what to offer at a page; null where nothing can be watched, or something is already. */
export function offerAt(url: string, settings: Settings): Offer | null {
  const added = keyToAdd(url)
  if (added === null || siteAt(url, settings)) return null
  const { hostname: host } = new URL(added)
  const known = knownAt(url)
  // Of a site with a host for each customer the one in front is enough.
  const isWhole = known?.matches.every((pattern) => !pattern.includes('*.'))
  return known && isWhole
    ? { key: known.id, siteName: known.name, patterns: known.matches, host }
    : { key: added, siteName: known?.name ?? null, patterns: [hostPattern(added)], host }
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
  const { [key]: __, ...siteEndpoints } = settings.siteEndpoints
  return { ...settings, sites, siteEndpoints }
}

/**
 * Keep what a page of a host says that it is, null for nothing any more; one that was taken away
 * meanwhile stays away.
 */
export function withProduct(settings: Settings, key: string, product: string | null): Settings {
  const isKnown = product === null || SITES.some(({ id }) => id === product)
  return isKnown && settings.sites[key] ? withSite(settings, key, { product }) : settings
}

/** Whether only markers in its pages tell what is known of it. */
export function isByMarkers({ origin, key }: WatchedSite): boolean {
  return origin === 'added' && knownAt(key) === null
}

export function withDetectorOff(settings: Settings, key: string, detector: string): Settings {
  const { off } = settings.sites[key] ?? CHOICES
  return withSite(settings, key, { off: withOff(off, detector) })
}

/** When it is full it stays as it is: nothing that a page asks for pushes out a person's choice. */
export function withOff(off: readonly string[], detector: string): string[] {
  return [...new Set([...off, detector])].slice(0, MOST_OFF)
}

function addedSite(key: string, choices: SiteChoices): WatchedSite {
  const known = knownAt(key) ?? SITES.find(({ id }) => id === choices.product) ?? null
  return {
    ...choices,
    key,
    origin: 'added',
    siteId: known?.id ?? null,
    siteName: known?.name ?? null,
    name: new URL(key).hostname,
    patterns: [hostPattern(key)],
    isProven: known !== null && isProven(known),
  }
}

const isFirst = ({ origin }: WatchedSite) => origin === 'first'
const isProven = ({ proven }: KnownSite) => proven !== 'low'

function knownAt(url: string): KnownSite | null {
  return SITES.find(({ matches }) => isOf(url, matches)) ?? null
}

function isOf(url: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => isMatch(pattern, url))
}

/** Our patterns have a host, perhaps with all below it, and every path. */
function isMatch(pattern: string, url: string): boolean {
  const parsed = URL.parse(url)
  const [, scheme, below, host] = /^(\w+:)\/\/(\*\.)?([^/]+)\/\*$/.exec(pattern) ?? []
  if (!parsed || host === undefined || parsed.protocol !== scheme) return false
  const { hostname } = parsed
  return hostname === host || (below !== undefined && hostname.endsWith(`.${host}`))
}
