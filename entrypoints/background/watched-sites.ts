/** Where the guard runs: it follows the settings, permissions and pauses. */
import { sleepOn, wakeAt } from '#lib/platform/alarms.ts'
import { hasHosts } from '#lib/platform/permissions.ts'
import { guardOpenTabs, setGuardedPatterns, unguardOpenTabs } from '#lib/platform/scripting.ts'
import { allSites, siteNamed, type WatchedSite } from '#lib/policy/sites.ts'
import { armedItem, pausesItem, settingsItem } from '#lib/storage/items.ts'
import { tellSettings } from './watched-frames.ts'

export const END_PAUSE = 'end-pause'

/** Run it one at a time. What is open of a site that was switched on is watched at once. */
export async function refreshSites(): Promise<void> {
  const settings = await settingsItem.read()
  const sites: WatchedSite[] = []
  for (const site of allSites(settings)) {
    if (site.isOn && (await hasHosts(site.patterns))) sites.push(site)
  }
  const added = sites.filter(({ siteId }) => siteId === null)
  await setGuardedPatterns(added.flatMap(({ patterns }) => patterns))
  const keys = sites.map(({ key }) => key)
  const armed = (await armedItem.read()) ?? []
  for (const { key, patterns } of sites) {
    if (!armed.includes(key)) await guardOpenTabs(patterns)
  }
  // Where the browser lets nobody in any more the guard hears it when it asks for the second stage.
  for (const key of armed.filter((one) => !keys.includes(one))) {
    await unguardOpenTabs(siteNamed(key, settings).patterns)
  }
  await armedItem.write(keys)
  await tellSettings()
}

/** A pause began, ended or was ended: tell the scripts, and wake up for the next end. */
export async function followPauses(): Promise<void> {
  const now = Date.now()
  const ends = Object.values(await pausesItem.read()).filter((until) => until > now)
  if (ends.length > 0) await wakeAt(END_PAUSE, Math.min(...ends))
  else await sleepOn(END_PAUSE)
  await tellSettings()
}
