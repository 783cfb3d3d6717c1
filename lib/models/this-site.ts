/** The popup's strip for the page in front: whether it is watched, and what was found in it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import type { Reported } from '#lib/messaging/reported.ts'
import { DEFAULT_SETTINGS, hostPattern, type Settings } from '#lib/policy/settings.ts'
import { keyToAdd, siteAt, type WatchedSite, withoutSite, withSite } from '#lib/policy/sites.ts'
import { isGranted } from './add-endpoint.ts'

/** How long a pause is. */
export const PAUSE_MS = 10 * 60_000

export interface FrontTab {
  id: number
  url: string
}

/** Until when warnings are off, by the keys of sites. */
export type Pauses = Record<string, number>

export interface ThisSitePorts {
  /** Null where the browser does not say what is in front. */
  readTab(): Promise<FrontTab | null>
  readSettings(): Promise<Settings>
  updateSettings(change: (settings: Settings) => Settings): Promise<void>
  readPauses(): Promise<Pauses>
  updatePauses(change: (pauses: Pauses) => Pauses): Promise<void>
  /** What stands in the boxes of the tab now. */
  findings(tabId: number): Promise<Reported[]>
  hasHosts(patterns: readonly string[]): Promise<boolean>
  /** Call it before any `await`: it counts only within the click. */
  requestHosts(patterns: string[]): Promise<boolean>
  now(): number
}

export type SiteView =
  | { is: 'watched'; name: string; how: 'on' | 'off' | 'paused' | 'not-allowed' }
  /** Any other site, which the person can have watched too. */
  | { is: 'other'; name: string }

export interface ThisSite {
  /** Null where there is no site: the browser's own pages, files. */
  view: ReadonlySignal<SiteView | null>
  /** What was found in this tab. */
  findings: ReadonlySignal<readonly Reported[]>
  pausedUntil: ReadonlySignal<number | null>
  failure: ReadonlySignal<Failure | null>
  start(): Promise<void>
  settingsChanged(settings: Settings): Promise<void>
  pausesChanged(pauses: Pauses): void
  /** The person gave or took permissions. */
  permissionsChanged(): Promise<void>
  /** Something else stands in some box of some tab now. */
  framesChanged(frames: readonly { tabId: number; findings: readonly Reported[] }[]): void
  setOn(isOn: boolean): Promise<void>
  pause(): Promise<void>
  resume(): Promise<void>
  /** Watch this site from now on, or ask again for what was taken back. Call it in the click. */
  watch(): Promise<void>
}

export function createThisSite(ports: ThisSitePorts): ThisSite {
  const tab = signal<FrontTab | null>(null)
  const settings = signal<Settings>(DEFAULT_SETTINGS)
  const pauses = signal<Pauses>({})
  const findings = signal<readonly Reported[]>([])
  const isAllowed = signal(true)
  const failure = signal<Failure | null>(null)

  const site = computed(() => tab.value && siteAt(tab.value.url, settings.value))
  const addable = computed(() => (tab.value ? keyToAdd(tab.value.url) : null))
  const pausedUntil = computed(() => {
    const until = site.value ? pauses.value[site.value.key] : undefined
    return until !== undefined && until > ports.now() ? until : null
  })
  const view = computed((): SiteView | null => {
    if (site.value) return { is: 'watched', name: site.value.name, how: howOf(site.value) }
    return addable.value ? { is: 'other', name: new URL(addable.value).hostname } : null
  })

  function howOf({ isOn }: WatchedSite): 'on' | 'off' | 'paused' | 'not-allowed' {
    if (!isOn) return 'off'
    if (!isAllowed.value) return 'not-allowed'
    return pausedUntil.value === null ? 'on' : 'paused'
  }

  async function lookAtPermission(): Promise<void> {
    isAllowed.value = site.value === null || (await ports.hasHosts(site.value.patterns))
  }

  /** What cannot be kept is said, and what is kept is shown. */
  async function tryTo(act: () => Promise<void>): Promise<void> {
    failure.value = null
    try {
      await act()
    } catch (thrown) {
      failure.value = toFailure(thrown)
      settings.value = { ...settings.value }
    }
  }

  async function change(how: (settings: Settings) => Settings): Promise<void> {
    await ports.updateSettings(how)
    settings.value = await ports.readSettings()
  }

  async function changePause(until: number | null): Promise<void> {
    const key = site.value?.key
    if (key === undefined) return
    await ports.updatePauses(({ [key]: _, ...others }) =>
      until === null ? others : { ...others, [key]: until },
    )
    pauses.value = await ports.readPauses()
  }

  return {
    view,
    findings,
    pausedUntil,
    failure,
    async start() {
      settings.value = await ports.readSettings()
      pauses.value = await ports.readPauses()
      const front = await ports.readTab()
      tab.value = front
      await lookAtPermission()
      if (front) findings.value = await ports.findings(front.id)
    },
    async settingsChanged(next) {
      settings.value = next
      await lookAtPermission()
    },
    pausesChanged(next) {
      pauses.value = next
    },
    permissionsChanged: lookAtPermission,
    framesChanged(frames) {
      findings.value = frames
        .filter(({ tabId }) => tabId === tab.value?.id)
        .flatMap((frame) => frame.findings)
    },
    setOn: (isOn) =>
      tryTo(async () => {
        const key = site.value?.key
        if (key !== undefined) await change((now) => withSite(now, key, { isOn }))
      }),
    pause: () => tryTo(() => changePause(ports.now() + PAUSE_MS)),
    resume: () => tryTo(() => changePause(null)),
    async watch() {
      const known = site.value
      const key = known?.key ?? addable.value
      if (key === null) return
      const asking = ports.requestHosts([...(known?.patterns ?? [hostPattern(key)])])
      await tryTo(async () => {
        // Kept before the answer: a browser may close the popup over its question.
        await change((now) => withSite(now, key, { isOn: true }))
        const granted = await isGranted(asking)
        await lookAtPermission()
        if (!granted && !known) await change((now) => withoutSite(now, key))
      })
    },
  }
}
