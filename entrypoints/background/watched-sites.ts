/** Where the guard runs: it follows the settings, permissions and pauses. */
import { sleepOn, wakeAt } from '#lib/platform/alarms.ts'
import { hasHosts } from '#lib/platform/permissions.ts'
import { guardOpenTabs, setGuardedPatterns, unguardOpenTabs } from '#lib/platform/scripting.ts'
import { allSites, siteNamed, type WatchedSite } from '#lib/policy/sites.ts'
import { armedItem, pausesItem, settingsItem } from '#lib/storage/items.ts'
import { tellSettings } from './watched-frames.ts'

export const END_PAUSE = 'end-pause'

/**
 * Run it one at a time. What is open of a site that is switched on, or whose pause is over, is
 * watched at once; where it is off or paused nothing of ours is left.
 */
export async function refreshSites(): Promise<void> {
  const settings = await settingsItem.read()
  const reached: WatchedSite[] = []
  for (const site of allSites(settings)) {
    if (site.isOn && (await hasHosts(site.patterns))) reached.push(site)
  }
  const added = reached.filter(({ siteId }) => siteId === null)
  await setGuardedPatterns(added.flatMap(({ patterns }) => patterns))
  const pauses = await followPauses()
  const watched = reached.filter(({ key }) => pauses[key] === undefined)
  const armed = (await armedItem.read()) ?? []
  for (const { key, patterns } of watched) {
    if (!armed.includes(key)) await guardOpenTabs(patterns)
  }
  const keys = watched.map(({ key }) => key)
  // Where the browser lets nobody in any more the guard hears it when it asks for the second stage.
  for (const key of armed.filter((one) => !keys.includes(one))) {
    await unguardOpenTabs(siteNamed(key, settings).patterns)
  }
  await armedItem.write(keys)
  await tellSettings()
}

/** Wake up when the next pause ends. @returns those that go on. */
async function followPauses(): Promise<Record<string, number>> {
  const now = Date.now()
  const running = Object.entries(await pausesItem.read()).filter(([, until]) => until > now)
  const ends = running.map(([, until]) => until)
  if (ends.length > 0) await wakeAt(END_PAUSE, Math.min(...ends))
  else await sleepOn(END_PAUSE)
  return Object.fromEntries(running)
}
