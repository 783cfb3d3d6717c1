/** What Matchstick warned of lately, what a person chose, and what went wrong. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Hold, recent } from '#lib/activity/hold.ts'
import type { Settings } from '#lib/policy/settings.ts'
import { isAddedSite } from '#lib/policy/settings.ts'
import { siteNamed } from '#lib/policy/sites.ts'
import { type Copying, type CopyPorts, createCopying } from './copying.ts'
import type { DetectorNames } from './detector-names.ts'

/** So many are shown at first, and so many more with each press. */
const SHOWN = 10

export interface HistoryPorts extends CopyPorts {
  /** Newest first. */
  readHolds(): Promise<readonly Hold[]>
  clearHolds(): Promise<void>
  /** As the browser names itself. */
  userAgent: string
  now(): number
}

/** A warning as it is shown. */
export interface ShownHold extends Hold {
  siteName: string
  /** What was found, each kind once. */
  kinds: readonly string[]
}

export interface WarningHistory {
  shown: ReadonlySignal<readonly ShownHold[]>
  moreCount: ReadonlySignal<number>
  isClearing: ReadonlySignal<boolean>
  /** The time of the failure whose details were copied last. */
  copied: ReadonlySignal<number | null>
  copying: Copying
  refresh(): Promise<void>
  showMore(): void
  askToClear(isClearing: boolean): void
  clear(): Promise<void>
  copyDetails(hold: Hold): Promise<void>
}

export function createWarningHistory(
  ports: HistoryPorts,
  settings: ReadonlySignal<Settings>,
  names: DetectorNames,
): WarningHistory {
  const holds = signal<readonly Hold[]>([])
  const most = signal(SHOWN)
  const isClearing = signal(false)
  const copied = signal<number | null>(null)
  const copying = createCopying(ports)

  async function refresh(): Promise<void> {
    const read = recent(await ports.readHolds(), ports.now())
    await names.load(read.flatMap(({ detectors }) => detectors))
    holds.value = read
  }

  return {
    shown: computed(() =>
      holds.value.slice(0, most.value).map((hold) => ({
        ...hold,
        siteName: siteNamed(hold.site, settings.value).name,
        kinds: [...new Set(hold.detectors.map((id) => names.of(id)))],
      })),
    ),
    moreCount: computed(() => Math.max(0, holds.value.length - most.value)),
    isClearing,
    copied,
    copying,
    refresh,
    showMore() {
      most.value += SHOWN
    },
    askToClear(next) {
      isClearing.value = next
    },
    async clear() {
      await ports.clearHolds()
      isClearing.value = false
      most.value = SHOWN
      await refresh()
    },
    async copyDetails(hold) {
      copied.value = hold.time
      await copying.copy(detailsOf(hold, ports.userAgent))
    },
  }
}

/** For whoever mends it. Which site a person added is nobody's business. */
export function detailsOf(hold: Hold, userAgent: string): string {
  const { time, site, event, detectors, where, version } = hold
  return [
    `Matchstick ${version}`,
    userAgent,
    `${new Date(time).toISOString()} ${isAddedSite(site) ? 'a site that was added' : site}`,
    [event, ...detectors, where].filter((one) => one !== '').join(' '),
  ].join('\n')
}
