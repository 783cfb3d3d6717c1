/** The popup's strip for the page in front: whether it is watched, and what was found in it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Hold } from '#lib/activity/hold.ts'
import type { HoldEvent } from '#lib/activity/hold-event.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import type { Limit, Reported, TabReport } from '#lib/messaging/reported.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/policy/settings.ts'
import { offerAt, siteAt, type WatchedSite, withoutSite, withSite } from '#lib/policy/sites.ts'
import { isGranted } from './add-endpoint.ts'
import { createDetectorNames, type NamesPorts } from './detector-names.ts'

/** How long a pause is. */
export const PAUSE_MS = 10 * 60_000

export interface FrontTab {
  id: number
  url: string
  isPrivate: boolean
}

/** Until when warnings are off, by the keys of sites. */
export type Pauses = Record<string, number>

export interface ThisSitePorts extends NamesPorts {
  /** Null where the browser does not say what is in front. */
  readTab(): Promise<FrontTab | null>
  readSettings(): Promise<Settings>
  updateSettings(change: (settings: Settings) => Settings): Promise<void>
  readPauses(): Promise<Pauses>
  updatePauses(change: (pauses: Pauses) => Pauses): Promise<void>
  /** What is known of the tab now. */
  report(tabId: number): Promise<TabReport>
  /** What was warned of before, newest first. */
  readHolds(isPrivate: boolean): Promise<readonly Hold[]>
  /** All of it, on the options page. */
  openHistory(): void
  hasHosts(patterns: readonly string[]): Promise<boolean>
  /** Call it before any `await`: it counts only within the click. */
  requestHosts(patterns: string[]): Promise<boolean>
  now(): number
}

/** Older ones are on the options page. */
const LATELY_MS = 24 * 60 * 60_000
const MOST_LATELY = 3

export interface LatelyHold {
  time: number
  event: HoldEvent
  /** What was found, each kind once. */
  kinds: readonly string[]
}

export type SiteView =
  | {
      is: 'watched'
      name: string
      how: 'on' | 'off' | 'paused' | 'not-allowed'
      /** Whether anything sure is known of how its pages work. */
      isProven: boolean
    }
  /** Any other site, which the person can have watched too: its host, and who it is if we know it. */
  | { is: 'other'; host: string; siteName: string | null }

export interface ThisSite {
  /** Null where there is no site: the browser's own pages, files. */
  view: ReadonlySignal<SiteView | null>
  /** What was found in this tab. */
  findings: ReadonlySignal<readonly Reported[]>
  /** How far its boxes were looked at, where that is not all the way. */
  limits: ReadonlySignal<readonly Limit[]>
  /** The host of a part of the page that the person is in and that nobody watches. */
  elsewhere: ReadonlySignal<string | null>
  /** What was warned of here lately, and what went wrong; newest first. */
  lately: ReadonlySignal<readonly LatelyHold[]>
  pausedUntil: ReadonlySignal<number | null>
  failure: ReadonlySignal<Failure | null>
  start(): Promise<void>
  settingsChanged(settings: Settings): Promise<void>
  pausesChanged(pauses: Pauses): void
  /** The person gave or took permissions. */
  permissionsChanged(): Promise<void>
  /** Something else stands in some box of some tab now. */
  framesChanged(
    frames: readonly { tabId: number; findings: readonly Reported[]; limits: readonly Limit[] }[],
  ): void
  /** Something was warned of, or the list was cleared. */
  holdsChanged(): Promise<void>
  openHistory(): void
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
  const limits = signal<readonly Limit[]>([])
  const elsewhere = signal<string | null>(null)
  const isAllowed = signal(true)
  const failure = signal<Failure | null>(null)
  const holds = signal<readonly Hold[]>([])
  const names = createDetectorNames(ports, settings)

  const site = computed(() => tab.value && siteAt(tab.value.url, settings.value))
  const offer = computed(() => tab.value && offerAt(tab.value.url, settings.value))
  const pausedUntil = computed(() => {
    const until = site.value ? pauses.value[site.value.key] : undefined
    return until !== undefined && until > ports.now() ? until : null
  })
  const view = computed((): SiteView | null => {
    if (site.value) {
      const { name, isProven } = site.value
      return { is: 'watched', name, how: howOf(site.value), isProven }
    }
    if (!offer.value) return null
    const { host, siteName } = offer.value
    return { is: 'other', host, siteName }
  })

  const lately = computed((): LatelyHold[] =>
    holds.value
      .filter((hold) => hold.site === site.value?.key && ports.now() - hold.time < LATELY_MS)
      .slice(0, MOST_LATELY)
      .map(({ time, event, detectors }) => ({
        time,
        event,
        kinds: [...new Set(detectors.map((id) => names.of(id)))],
      })),
  )

  async function readHolds(): Promise<void> {
    const read = await ports.readHolds(tab.value?.isPrivate ?? false)
    const here = read.filter((hold) => hold.site === site.value?.key)
    await names.load(here.slice(0, MOST_LATELY).flatMap(({ detectors }) => detectors))
    holds.value = read
  }

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

  async function watch(): Promise<void> {
    const known = site.value
    const wanted = known ?? offer.value
    if (!wanted) return
    const { key, patterns } = wanted
    const asking = ports.requestHosts([...patterns])
    await tryTo(async () => {
      // Kept before the answer: a browser may close the popup over its question.
      await change((now) => withSite(now, key, { isOn: true }))
      const granted = await isGranted(asking)
      await lookAtPermission()
      if (granted) return
      if (!known) await change((now) => withoutSite(now, key))
      else if (!known.isOn) await change((now) => withSite(now, key, { isOn: false }))
    })
  }

  return {
    view,
    findings,
    limits,
    elsewhere,
    lately,
    pausedUntil,
    failure,
    async start() {
      settings.value = await ports.readSettings()
      pauses.value = await ports.readPauses()
      const front = await ports.readTab()
      tab.value = front
      await lookAtPermission()
      await readHolds()
      if (!front) return
      const report = await ports.report(front.id)
      findings.value = report.findings
      limits.value = report.limits
      elsewhere.value = report.elsewhere
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
      const here = frames.filter(({ tabId }) => tabId === tab.value?.id)
      findings.value = here.flatMap((frame) => frame.findings)
      limits.value = [...new Set(here.flatMap((frame) => frame.limits))]
    },
    holdsChanged: readHolds,
    openHistory: ports.openHistory,
    setOn: (isOn) =>
      // One that is offered gives its hosts back when it is switched off.
      isOn && !isAllowed.value
        ? watch()
        : tryTo(async () => {
            const key = site.value?.key
            if (key !== undefined) await change((now) => withSite(now, key, { isOn }))
          }),
    pause: () => tryTo(() => changePause(ports.now() + PAUSE_MS)),
    resume: () => tryTo(() => changePause(null)),
    watch,
  }
}
