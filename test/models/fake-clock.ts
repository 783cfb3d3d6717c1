/** A clock and timers that move only when a test says so. */
export function createFakeClock(startMs = Date.parse('2026-11-22T12:00:00.000Z')) {
  let now = startMs
  const timers = new Set<{ at: number; everyMs: number | null; run: () => void }>()
  const add = (ms: number, everyMs: number | null, run: () => void) => {
    const timer = { at: now + ms, everyMs, run }
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  return {
    now: () => now,
    every: (ms: number, run: () => void) => add(ms, ms, run),
    after: (ms: number, run: () => void) => add(ms, null, run),
    /** Let time pass as it does in a tab that is not slowed down. */
    advance(ms: number) {
      const end = now + ms
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        now = next.at
        if (next.everyMs === null) timers.delete(next)
        else next.at += next.everyMs
        next.run()
      }
      now = end
    },
    /** Let time pass with no timer running, as in a frozen tab. */
    freeze(ms: number) {
      now += ms
    },
    timers,
  }
}
