import { type ReadonlySignal, signal } from '@preact/signals'

export type StayReason = 'hidden' | 'time'

/** A secret on a page that somebody sees. Long enough to type it over, and it can be renewed. */
const STAY_MS = 15 * 60_000
/** design.md says one minute, the issue five: five, since people go and look for where to put it. */
const HIDDEN_MS = 5 * 60_000

export interface Stay {
  leftMs: ReadonlySignal<number | null>
  stayMs: number
  start(): void
  renew(): void
  stop(): void
  hidden(): void
  shown(): void
}

/** How long an opened secret may stay on its page, in sight and out of it. */
export function createStay(
  ports: { now(): number; every(ms: number, run: () => void): () => void },
  onEnd: (reason: StayReason) => void,
): Stay {
  const leftMs = signal<number | null>(null)
  let endsAt = 0
  let hiddenAt: number | null = null
  let stopTicking: (() => void) | null = null

  /** By the clock and not by counting ticks: browsers slow timers down in hidden tabs. */
  function tick(): void {
    if (!stopTicking) return
    const now = ports.now()
    if (hiddenAt !== null && now - hiddenAt >= HIDDEN_MS) onEnd('hidden')
    else if (now >= endsAt) onEnd('time')
    else leftMs.value = endsAt - now
  }

  function renew(): void {
    endsAt = ports.now() + STAY_MS
    tick()
  }

  return {
    leftMs,
    stayMs: STAY_MS,
    renew,
    start() {
      stopTicking?.()
      stopTicking = ports.every(1000, tick)
      renew()
    },
    stop() {
      stopTicking?.()
      stopTicking = null
      leftMs.value = null
    },
    hidden() {
      hiddenAt = ports.now()
    },
    shown() {
      tick()
      hiddenAt = null
    },
  }
}
