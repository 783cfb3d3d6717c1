/** "Check this page": what stands in the page in front, looked at when a person asks for it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type {
  CheckLimit,
  CheckSettings,
  CheckState,
  ShowAnswer,
} from '#lib/messaging/check-messages.ts'
import { type CheckView, type FrameState, type PlacedRow, viewOf } from './check-view.ts'

export interface PageInFront {
  tabId: number
  /** Null where the browser does not tell it. */
  url: string | null
  isPrivate: boolean
}

/** A frame of it. */
export interface CheckedFrame {
  tabId: number
  frameId: number
}

export interface CheckPagePorts {
  /** Null where the popup is in front of none. */
  readPage(): Promise<PageInFront | null>
  readSettings(page: PageInFront): Promise<CheckSettings>
  /**
   * Put our script into all frames that the browser lets us into.
   * @param isIn - where it is already.
   * @returns the ids of the others.
   */
  enter(tabId: number, isIn: readonly number[]): Promise<number[]>
  /** Frames of a tab in which it has looked before. No script runs to find out. */
  remembered(tabId: number): Promise<readonly number[]>
  remember(tabId: number, frameIds: readonly number[]): Promise<void>
  /** Nothing where nobody answers. @throws what our script has thrown. */
  start(frame: CheckedFrame, settings: CheckSettings): Promise<unknown>
  /** Null where nobody answers. @throws what our script has thrown. */
  read(frame: CheckedFrame): Promise<CheckState | null>
  show(frame: CheckedFrame, id: number, place: number): Promise<ShowAnswer>
  clear(frame: CheckedFrame): Promise<unknown>
  after(ms: number, run: () => void): () => void
}

/** What became of a press on "Show". */
export interface ShownPlace {
  row: PlacedRow
  /** From 1, of those that are there; null where all are gone. */
  place: number | null
  places: number
}

export interface CheckPage {
  /** There is a page in front. */
  isOffered: ReadonlySignal<boolean>
  /** It is what the popup shows. */
  isOpen: ReadonlySignal<boolean>
  view: ReadonlySignal<CheckView | null>
  /** How many were found in this page before; null when it was not looked at. */
  known: ReadonlySignal<number | null>
  shown: ReadonlySignal<ShownPlace | null>
  start(): Promise<void>
  /** Show what was found in the page before, and look at it where nothing was. */
  open(): Promise<void>
  /** Look at it, once more too. */
  check(): Promise<void>
  show(row: PlacedRow): Promise<void>
  /** Take the marks off the page, and go back. */
  clear(): Promise<void>
  back(): void
}

/** So often it is asked how far it is. */
const ASK_MS = 120
/** So often frames that came, or loaded anew, while others were looked at are looked at too. */
const MOST_ENTRIES = 3

export function createCheckPage(ports: CheckPagePorts): CheckPage {
  const page = signal<PageInFront | null>(null)
  const isOpen = signal(false)
  const view = signal<CheckView | null>(null)
  const shown = signal<ShownPlace | null>(null)
  /** Which place of a row comes next, by its frame and id. */
  const next = new Map<string, number>()
  let frames: CheckedFrame[] = []
  let settings: CheckSettings | null = null
  /** Frames in which no look could begin. */
  const broken = new Set<number>()
  let stopAsking = () => {}
  let turn = 0

  const known = computed(() => {
    const now = view.value
    return now?.is === 'done' ? now.rows.length + now.more : null
  })

  /**
   * Ask all frames, and again until none is at work any more.
   * @param entries - how often more frames may be entered; null where nobody has asked for a look.
   */
  async function follow(mine: number, entries: number | null): Promise<void> {
    const answers = await Promise.all(frames.map(answerOf))
    if (mine !== turn) return
    const there = answers.flatMap(({ frame: { frameId }, state }) =>
      state ? [{ frameId, state }] : [],
    )
    const top = answers.find(({ frame }) => frame.frameId === 0)
    if (!top?.state) {
      // Without the first one the page is another.
      view.value = { is: top?.hasFailed ? 'broken' : 'gone' }
      return
    }
    const missed: CheckLimit[] = answers.some(({ hasFailed }) => hasFailed) ? ['failed'] : []
    const now = viewOf(there, missed)
    if (now.is === 'looking') {
      view.value = now
      stopAsking = ports.after(ASK_MS, () => void guarded(mine, () => follow(mine, entries)))
      return
    }
    if (entries && (await enterMore(mine, there))) {
      await follow(mine, entries - 1)
      return
    }
    if (mine !== turn) return
    const isMissing = answers.some(({ state, hasFailed }) => !state && !hasFailed)
    const isChanging = entries === 0 || (entries === null && isMissing)
    view.value = isChanging ? viewOf(there, [...missed, 'changing']) : now
  }

  /** Frames come, and load anew, while others are looked at. @returns whether there were any. */
  async function enterMore(mine: number, there: readonly FrameState[]): Promise<boolean> {
    const tabId = page.value?.tabId ?? -1
    const isIn = there.map(({ frameId }) => frameId)
    const entered = await ports.enter(tabId, isIn)
    if (mine !== turn || entered.length === 0 || !settings) return false
    frames = [...isIn, ...entered].map((frameId) => ({ tabId, frameId }))
    await begun(tabId, entered, settings)
    return mine === turn
  }

  async function begun(tabId: number, frameIds: number[], by: CheckSettings): Promise<void> {
    await Promise.all(
      frameIds.map(async (frameId) => {
        broken.delete(frameId)
        await ports.start({ tabId, frameId }, by).catch(() => broken.add(frameId))
      }),
    )
    const all = frames.map(({ frameId }) => frameId)
    await ports.remember(tabId, all)
  }

  async function answerOf(frame: CheckedFrame) {
    try {
      if (!broken.has(frame.frameId)) {
        return { frame, state: await ports.read(frame), hasFailed: false }
      }
      return { frame, state: null, hasFailed: true }
    } catch {
      return { frame, state: null, hasFailed: true }
    }
  }

  /** Nobody waits for a look that has failed. */
  async function guarded(mine: number, run: () => Promise<void>): Promise<void> {
    try {
      await run()
    } catch {
      if (mine === turn) view.value = { is: 'broken' }
    }
  }

  function begin(): number {
    stopAsking()
    turn += 1
    next.clear()
    shown.value = null
    return turn
  }

  async function check(): Promise<void> {
    const inFront = page.value
    if (!inFront) return
    const mine = begin()
    isOpen.value = true
    view.value = { is: 'looking', characters: 0 }
    await guarded(mine, () => look(mine, inFront))
  }

  async function look(mine: number, inFront: PageInFront): Promise<void> {
    const { tabId } = inFront
    const entered = await ports.enter(tabId, [])
    const by = await ports.readSettings(inFront)
    if (mine !== turn) return
    if (!entered.includes(0)) {
      view.value = { is: 'closed' }
      return
    }
    settings = by
    frames = entered.map((frameId) => ({ tabId, frameId }))
    await begun(tabId, entered, by)
    if (mine === turn) await follow(mine, MOST_ENTRIES)
  }

  return {
    isOffered: computed(() => page.value !== null),
    isOpen,
    view,
    known,
    shown,
    async start() {
      page.value = await ports.readPage()
      if (!page.value) return
      const { tabId } = page.value
      const mine = begin()
      const remembered = await ports.remembered(tabId)
      if (mine !== turn || !remembered.includes(0)) return
      frames = remembered.map((frameId) => ({ tabId, frameId }))
      await guarded(mine, () => follow(mine, null))
    },
    async open() {
      if (known.value) isOpen.value = true
      else await check()
    },
    check,
    async show(row) {
      const { frameId, id } = row
      const frame = frames.find((one) => one.frameId === frameId)
      if (!frame) return
      const key = `${frameId} ${id}`
      const place = next.get(key) ?? 0
      const answer = await ports.show(frame, id, place).catch(() => ({ place: null, places: 0 }))
      next.set(key, answer.place ?? 0)
      shown.value = { row, ...answer }
    },
    async clear() {
      begin()
      const { tabId } = page.value ?? {}
      await Promise.allSettled([
        ...frames.map((frame) => ports.clear(frame)),
        tabId !== undefined && ports.remember(tabId, []),
      ])
      frames = []
      view.value = null
      isOpen.value = false
    },
    back() {
      isOpen.value = false
    },
  }
}
