/** The popup's list of shares: what became of each, live, and revoking them. */
import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { ShareEntry } from '#lib/activity/entry.ts'
import { hasEnded, shownState } from '#lib/activity/fold-receipt.ts'
import { createRevoking, type Revoking, type RevokingPorts } from './revoking.ts'

export interface SharesPorts extends RevokingPorts {
  /** Newest first. */
  readEntries(): Promise<ShareEntry[]>
  /** Calls back whenever one of them may have changed. */
  watchEntries(onChange: () => void): void
  /** Ask the endpoints now; resolves when they were asked. */
  check(): Promise<void>
  /** The person sees the list: nothing in it is news any more. */
  markLookedAt(): Promise<void>
  clearEnded(): Promise<void>
  /** Names of the configured endpoints, by address. */
  endpointNames(): Promise<Record<string, string>>
  now(): number
  every(ms: number, run: () => void): () => void
}

export interface SharesModel {
  isLoaded: ReadonlySignal<boolean>
  entries: ReadonlySignal<readonly ShareEntry[]>
  /** Those that wait and can be taken back, and those that wait and cannot. */
  revocable: ReadonlySignal<readonly ShareEntry[]>
  irrevocable: ReadonlySignal<readonly ShareEntry[]>
  /** How many were opened or locked since the person looked last. */
  newsCount: ReadonlySignal<number>
  /** Those that were news when the person came to look. */
  fresh: ReadonlySignal<ReadonlySet<string>>
  /** The one that changed its state last, while the list was before the person's eyes. */
  changed: ReadonlySignal<ShareEntry | null>
  now: ReadonlySignal<number>
  revoking: Revoking
  /** Where it lies; null where there is only one endpoint and nothing to tell apart. */
  placeOf(entry: ShareEntry): string | null
  /** False where its endpoint was removed: nobody asks about it, and nothing can revoke it. */
  isFollowed(entry: ShareEntry): boolean
  /** How many "Clear finished" takes away: those that an endpoint said had ended. */
  endedCount: ReadonlySignal<number>
  start(): Promise<void>
  clearEnded(): Promise<void>
}

/** While somebody looks, ask again this often; the alarm alone would be a minute. */
const ASK_AGAIN_MS = 10_000

/** @param isShown - the list is before the person's eyes. */
export function createSharesModel(
  ports: SharesPorts,
  isShown: ReadonlySignal<boolean>,
): SharesModel {
  const isLoaded = signal(false)
  const entries = signal<readonly ShareEntry[]>([])
  const names = signal<Record<string, string>>({})
  const fresh = signal<ReadonlySet<string>>(new Set())
  const changed = signal<ShareEntry | null>(null)
  const now = signal(ports.now())
  const waiting = computed(() =>
    entries.value.filter(
      (entry) =>
        shownState(entry, now.value) === 'waiting' && Object.hasOwn(names.value, entry.baseUrl),
    ),
  )

  async function load(): Promise<void> {
    const [next, named] = await Promise.all([ports.readEntries(), ports.endpointNames()])
    batch(() => {
      if (isLoaded.value) changed.value = changeBetween(entries.value, next) ?? changed.value
      now.value = ports.now()
      names.value = named
      entries.value = next
      isLoaded.value = true
    })
    if (isShown.value) await look()
  }

  async function look(): Promise<void> {
    const news = entries.value.filter(({ isNews }) => isNews).map(({ id }) => id)
    if (news.length === 0) return
    fresh.value = new Set([...fresh.value, ...news])
    await ports.markLookedAt()
  }

  async function check(): Promise<void> {
    try {
      await ports.check()
    } catch {
      // The background was just replaced by an update; what is known stays on show.
    }
  }

  function follow(): () => void {
    void look()
    return ports.every(ASK_AGAIN_MS, () => {
      now.value = ports.now()
      void check()
    })
  }

  return {
    isLoaded,
    entries,
    revocable: computed(() => waiting.value.filter(({ canRevoke }) => canRevoke)),
    irrevocable: computed(() => waiting.value.filter(({ canRevoke }) => !canRevoke)),
    newsCount: computed(() => entries.value.filter(({ isNews }) => isNews).length),
    fresh,
    changed,
    now,
    revoking: createRevoking(ports),
    placeOf({ baseUrl }) {
      const places = new Set([
        ...Object.keys(names.value),
        ...entries.value.map((each) => each.baseUrl),
      ])
      return places.size < 2 ? null : (names.value[baseUrl] ?? new URL(baseUrl).host)
    },
    isFollowed: ({ baseUrl }) => Object.hasOwn(names.value, baseUrl),
    endedCount: computed(() => entries.value.filter((each) => hasEnded(each, now.value)).length),
    async start() {
      ports.watchEntries(() => void load())
      await load()
      effect(() => (isShown.value ? untracked(follow) : undefined))
      await check()
    },
    clearEnded: () => ports.clearEnded(),
  }
}

/** The first whose state or openings differ. */
function changeBetween(
  before: readonly ShareEntry[],
  after: readonly ShareEntry[],
): ShareEntry | null {
  const known = new Map(before.map((entry) => [entry.id, entry]))
  const differs = (entry: ShareEntry) => {
    const old = known.get(entry.id)
    return old && (old.state !== entry.state || old.openings.length !== entry.openings.length)
  }
  return after.find(differs) ?? null
}
