/** Sites where warnings show, and what happens at a finding, on the options page. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Severity } from '#lib/detection/finding.ts'
import type { Level } from '#lib/guard/level.ts'
import { needsHost } from '#lib/policy/endpoints.ts'
import type { Settings } from '#lib/policy/settings.ts'
import { allSites, type WatchedSite, withoutSite, withSite } from '#lib/policy/sites.ts'
import { isGranted } from './add-endpoint.ts'
import type { SettingsPorts } from './settings-ports.ts'

export interface IgnoredPorts {
  /** How many tokens a person has called no secrets. */
  countIgnored(): Promise<number>
  forgetIgnored(): Promise<void>
}

type Ports = Pick<SettingsPorts, 'hasHost' | 'requestHosts' | 'dropHost'> & IgnoredPorts

export interface SiteSettings {
  /** Those that we know, then those that were added. */
  all: ReadonlySignal<readonly WatchedSite[]>
  /** Keys of those that are on, and that the browser does not let us reach. */
  withoutHost: ReadonlySignal<readonly string[]>
  ignoredCount: ReadonlySignal<number>
  /** The settings or permissions have changed. */
  refresh(): Promise<void>
  setOn(key: string, isOn: boolean): Promise<void>
  /** Find again there what was switched off. */
  findAll(key: string): Promise<void>
  /** Ask again for what was taken back; call it in the click itself. */
  allow(site: WatchedSite): Promise<void>
  /** One that was added. */
  remove(site: WatchedSite): Promise<void>
  setLevel(severity: Severity, level: Level): Promise<void>
  setAsksReason(asksReason: boolean): Promise<void>
  forgetIgnored(): Promise<void>
}

export function createSiteSettings(
  ports: Ports,
  settings: ReadonlySignal<Settings>,
  change: (how: (settings: Settings) => Settings) => Promise<void>,
): SiteSettings {
  const all = computed(() => allSites(settings.value))
  const withoutHost = signal<readonly string[]>([])
  const ignoredCount = signal(0)

  async function refresh(): Promise<void> {
    const missing: string[] = []
    for (const { key, isOn, patterns } of all.value) {
      const reached = await Promise.all(patterns.map((pattern) => ports.hasHost(pattern)))
      if (isOn && reached.includes(false)) missing.push(key)
    }
    withoutHost.value = missing
    ignoredCount.value = await ports.countIgnored()
  }

  return {
    all,
    withoutHost,
    ignoredCount,
    refresh,
    setOn: (key, isOn) => change((now) => withSite(now, key, { isOn })),
    findAll: (key) => change((now) => withSite(now, key, { off: [] })),
    async allow({ patterns }) {
      await isGranted(ports.requestHosts([...patterns]))
      await refresh()
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
    async forgetIgnored() {
      await ports.forgetIgnored()
      await refresh()
    },
  }
}
