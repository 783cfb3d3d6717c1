/** Sites where warnings show, and what happens at a finding, on the options page. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Severity } from '#lib/detection/finding.ts'
import type { Level } from '#lib/guard/level.ts'
import { needsHost } from '#lib/policy/endpoints.ts'
import type { ConfiguredEndpoint, Settings } from '#lib/policy/settings.ts'
import { withSiteEndpoint } from '#lib/policy/site-endpoint.ts'
import { allSites, type WatchedSite, withoutSite, withSite } from '#lib/policy/sites.ts'
import { isGranted } from './add-endpoint.ts'
import type { SettingsPorts } from './settings-ports.ts'

type Ports = Pick<SettingsPorts, 'hasHost' | 'requestHosts' | 'dropHost'>

export interface SiteSettings {
  /** Those that are on from the installation, then those that were added. */
  first: ReadonlySignal<readonly WatchedSite[]>
  /** Those that we know, and that are on where the person says so; by name. */
  offered: ReadonlySignal<readonly WatchedSite[]>
  /** Keys of those that are on, and that the browser does not let us reach. */
  withoutHost: ReadonlySignal<readonly string[]>
  /** The settings or permissions have changed. */
  refresh(): Promise<void>
  /** Asks for the hosts of one that is offered: call it in the click itself. */
  setOn(site: WatchedSite, isOn: boolean): Promise<void>
  /** Where its links go; null: to the default, whichever that is. */
  setEndpoint(key: string, baseUrl: string | null): Promise<void>
  /** Names of the sites that have this endpoint in place of the default. */
  namesOf(endpoint: ConfiguredEndpoint): string[]
  /** Ask again for what was taken back; call it in the click itself. */
  allow(site: WatchedSite): Promise<void>
  /** One that was added. */
  remove(site: WatchedSite): Promise<void>
  setLevel(severity: Severity, level: Level): Promise<void>
  setAsksReason(asksReason: boolean): Promise<void>
}

export function createSiteSettings(
  ports: Ports,
  settings: ReadonlySignal<Settings>,
  change: (how: (settings: Settings) => Settings) => Promise<void>,
): SiteSettings {
  const all = computed(() => allSites(settings.value))
  const withoutHost = signal<readonly string[]>([])

  async function refresh(): Promise<void> {
    const missing: string[] = []
    for (const { key, isOn, patterns } of all.value) {
      if (!isOn) continue
      const reached = await Promise.all(patterns.map((pattern) => ports.hasHost(pattern)))
      if (reached.includes(false)) missing.push(key)
    }
    withoutHost.value = missing
  }

  const offered = computed(() =>
    all.value
      .filter(({ origin }) => origin === 'offered')
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
  )

  async function allow({ patterns }: WatchedSite): Promise<boolean> {
    const isAllowed = await isGranted(ports.requestHosts([...patterns]))
    await refresh()
    return isAllowed
  }

  async function watch(site: WatchedSite): Promise<void> {
    const { key } = site
    const isNew = !(key in settings.value.sites)
    const asking = allow(site)
    // Kept before the answer: hosts of what is off are given back as soon as they are there.
    await change((now) => withSite(now, key, { isOn: true }))
    if (await asking) return
    await change((now) => (isNew ? withoutSite(now, key) : withSite(now, key, { isOn: false })))
    await refresh()
  }

  return {
    first: computed(() => all.value.filter(({ origin }) => origin !== 'offered')),
    offered,
    withoutHost,
    refresh,
    async setOn(site, isOn) {
      if (site.origin === 'offered' && isOn) await watch(site)
      else await change((now) => withSite(now, site.key, { isOn }))
    },
    setEndpoint: (key, baseUrl) => change((now) => withSiteEndpoint(now, key, baseUrl)),
    namesOf({ baseUrl }) {
      const { siteEndpoints } = settings.value
      return all.value.filter(({ key }) => siteEndpoints[key] === baseUrl).map(({ name }) => name)
    },
    async allow(site) {
      await allow(site)
    },
    async remove({ key, patterns }) {
      await change((now) => withoutSite(now, key))
      for (const pattern of patterns) {
        if (needsHost(settings.value, pattern)) continue
        // Where it fails the browser lists it among its permissions; nothing of ours uses it.
        await ports.dropHost(pattern).catch(() => false)
      }
    },
    setLevel: (severity, level) =>
      change((now) => ({ ...now, levels: { ...now.levels, [severity]: level } })),
    setAsksReason: (asksReason) => change((now) => ({ ...now, asksReason })),
  }
}
