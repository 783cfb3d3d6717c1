/** What holds for the script in compose boxes of one site. */
import { onlyAdding } from '#lib/editors/sites/facts.ts'
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import { hasHosts } from '#lib/platform/permissions.ts'
import { siteFacts } from '#lib/platform/site-facts.ts'
import { canOf } from '#lib/policy/endpoints.ts'
import { ttlPresets } from '#lib/policy/lifetimes.ts'
import { linkShapes } from '#lib/policy/link-rules.ts'
import { ruleOf } from '#lib/policy/own-detectors.ts'
import { endpointOfSite, endpointsForSite } from '#lib/policy/site-endpoint.ts'
import { isByMarkers, type WatchedSite } from '#lib/policy/sites.ts'
import { pausesItem, privateIgnoredItem, settingsItem } from '#lib/storage/items.ts'

export async function composerSettings(
  site: WatchedSite,
  isPrivate: boolean,
): Promise<ComposerSettings> {
  const settings = await settingsItem.read()
  const inPrivate = isPrivate ? (await privateIgnoredItem.read()).off[site.key] : []
  return {
    isOn: site.isOn && !(await isPaused(site.key)) && (await hasHosts(site.patterns)),
    site: await factsFor(site),
    levels: settings.levels,
    off: [...settings.off, ...site.off, ...(inPrivate ?? [])],
    allow: [...settings.allow],
    links: linkShapes(settings),
    own: settings.own.filter(({ isOn }) => isOn).map(ruleOf),
    asksReason: settings.asksReason,
    endpoints: endpointsForSite(settings, site.key).map(
      ({ id, name, ttlSeconds, capabilities, revealPage }) => ({
        id,
        name,
        ttlSeconds,
        ttlChoices: ttlPresets(capabilities, ttlSeconds),
        maxOpens: capabilities.maxOpens,
        ...(capabilities.reopens && { reopens: true }),
        takesPassphrases: capabilities.passphrases !== null,
        revoke: capabilities.revoke,
        receipts: capabilities.receipts,
        without: canOf({ capabilities, revealPage }).without,
        ...(capabilities.races && { races: capabilities.races }),
      }),
    ),
    lostEndpoint: endpointOfSite(settings, site.key).lost,
  }
}

/** A page that lies about what it is changes nothing of what is held. */
async function factsFor(site: WatchedSite): Promise<ComposerSettings['site']> {
  const facts = await siteFacts(site.siteId)
  return facts && isByMarkers(site) ? onlyAdding(facts) : facts
}

/** Warnings are off at this site for some minutes. */
export async function isPaused(key: string): Promise<boolean> {
  return ((await pausesItem.read())[key] ?? 0) > Date.now()
}
