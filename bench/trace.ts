/** What Chromium did and for how long, by its own trace. */
import type { CDPSession } from '@playwright/test'

export interface TraceEvent {
  name: string
  /** Microseconds: when it began, how long it took, and for how much of that the thread ran. */
  ts: number
  dur?: number
  tdur?: number
  args?: { data?: { type?: string; url?: string } }
}

/** @returns everything that the page's thread did meanwhile. */
export async function traced(session: CDPSession, run: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  const take = ({ value }: { value: object[] }) => {
    for (const one of value) if (isTraceEvent(one)) events.push(one)
  }
  session.on('Tracing.dataCollected', take)
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'v8', 'disabled-by-default-devtools.timeline'],
    },
  })
  await run()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', take)
  return events.sort((a, b) => a.ts - b.ts)
}

function isTraceEvent(value: object): value is TraceEvent {
  return 'name' in value && 'ts' in value
}

/** @returns the events of one name whose script is ours. */
export function ofScript(
  events: readonly TraceEvent[],
  name: string,
  urlStart: string,
): TraceEvent[] {
  return events.filter(
    (event) => event.name === name && event.args?.data?.url?.startsWith(urlStart),
  )
}

/**
 * @returns milliseconds for which the page's thread ran in these: what it waited for a processor is
 * another program's. What happened inside of another one of them is counted once.
 */
export function threadTimeOf(events: readonly TraceEvent[]): number {
  let sum = 0
  let end = Number.NEGATIVE_INFINITY
  for (const { ts, dur = 0, tdur = dur } of events) {
    if (ts < end) continue
    sum += tdur
    end = ts + dur
  }
  return sum / 1000
}
