/** Where the guard runs: it follows the settings, permissions and pauses. */
import { sleepOn, wakeAt } from '#lib/platform/alarms.ts'
import { dropHost, hasHosts } from '#lib/platform/permissions.ts'
import { guardOpenTabs, setGuardedPatterns, unguardOpenTabs } from '#lib/platform/scripting.ts'
import { needsHost } from '#lib/policy/endpoints.ts'
import { allSites, siteAt, siteNamed, type WatchedSite } from '#lib/policy/sites.ts'
import { armedItem, pausesItem, settingsItem } from '#lib/storage/items.ts'
import { recogniseOpenTabs } from './recognise.ts'
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
  // The guard of the first sites stands in the manifest.
  const registered = reached.filter(({ origin }) => origin !== 'first')
  await setGuardedPatterns(registered.flatMap(({ patterns }) => patterns))
  const pauses = await followPauses()
  const watched = reached.filter(({ key }) => pauses[key] === undefined)
  const armed = (await armedItem.read()) ?? []
  for (const site of watched.filter(({ key }) => !armed.includes(key))) {
    await recogniseOpenTabs(site)
    await guardOpenTabs(site.patterns)
  }
  const keys = watched.map(({ key }) => key)
  // Where the browser lets nobody in any more the guard hears it when it asks for the second stage.
  for (const key of armed.filter((one) => !keys.includes(one))) {
    // A host that was added may lie below it, and below what was added a site that we know.
    await unguardOpenTabs(siteNamed(key, settings).patterns, (url) => {
      const here = siteAt(url, settings)
      return here !== null && keys.includes(here.key)
    })
  }
  await armedItem.write(keys)
  await giveHostsBack()
  await tellSettings()
}

/** Of what is offered, and was switched off again. */
async function giveHostsBack(): Promise<void> {
  // Read anew: it may have been switched on meanwhile.
  const settings = await settingsItem.read()
  const off = allSites(settings).filter(
    ({ key, origin, isOn }) => origin === 'offered' && !isOn && key in settings.sites,
  )
  for (const pattern of off.flatMap(({ patterns }) => patterns)) {
    if (needsHost(settings, pattern)) continue
    // Where it fails the browser lists it among its permissions; nothing of ours uses it.
    await dropHost(pattern).catch(() => false)
  }
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
