/** What holds for the script in compose boxes of one site. */
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import { hasHosts } from '#lib/platform/permissions.ts'
import { ttlPresets } from '#lib/policy/lifetimes.ts'
import { linkStarts } from '#lib/policy/link-rules.ts'
import { endpointsByDefault } from '#lib/policy/settings.ts'
import type { WatchedSite } from '#lib/policy/sites.ts'
import { pausesItem, privateIgnoredItem, settingsItem } from '#lib/storage/items.ts'

export async function composerSettings(
  site: WatchedSite,
  isPrivate: boolean,
): Promise<ComposerSettings> {
  const settings = await settingsItem.read()
  const inPrivate = isPrivate ? (await privateIgnoredItem.read()).off[site.key] : []
  return {
    isOn: site.isOn && !(await isPaused(site.key)) && (await hasHosts(site.patterns)),
    siteId: site.siteId,
    levels: settings.levels,
    off: [...site.off, ...(inPrivate ?? [])],
    linkStarts: linkStarts(settings),
    asksReason: settings.asksReason,
    endpoints: endpointsByDefault(settings).map(({ id, name, ttlSeconds, limits }) => ({
      id,
      name,
      ttlSeconds,
      ttlChoices: ttlPresets(limits, ttlSeconds),
      maxOpens: limits.maxOpens,
    })),
  }
}

/** Warnings are off at this site for some minutes. */
export async function isPaused(key: string): Promise<boolean> {
  return ((await pausesItem.read())[key] ?? 0) > Date.now()
}
