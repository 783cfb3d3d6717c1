/** Measuring side by side: the two sides of a ratio take turns, so that both meet the same machine. */

export interface Row {
  name: string
  /** What one side took, in milliseconds (median), did a second, or weighs in bytes. */
  ours: number
  theirs: number
  unit: 'ms' | '/s' | 'bytes'
  /** ours / theirs. */
  ratio: number
  /** What the ratio should be, at most, or at least where it is a rate; null without a target. */
  target: number | null
}

/** What a benchmark found: ratios, and figures that stand beside nothing. */
export interface Figures {
  rows: Row[]
  notes: Record<string, string>
}

type Task = () => Promise<unknown> | unknown

/**
 * Medians in milliseconds of two tasks that alternate for `rounds` rounds after a warm-up.
 * @param batch - runs that are timed as one, where a single one is below a browser's clock.
 */
export async function alternate(
  ours: Task,
  theirs: Task,
  rounds: number,
  batch = 1,
): Promise<{ ours: number; theirs: number }> {
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  for (let round = -Math.ceil(rounds / 5); round < rounds; round++) {
    const [a, b] = [await time(ours, batch), await time(theirs, batch)]
    if (round < 0) continue
    times.ours.push(a)
    times.theirs.push(b)
  }
  return { ours: median(times.ours), theirs: median(times.theirs) }
}

export function row(
  name: string,
  { ours, theirs }: { ours: number; theirs: number },
  unit: Row['unit'],
  target: number | null,
): Row {
  return { name, ours, theirs, unit, ratio: ours / theirs, target }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

async function time(task: Task, batch: number): Promise<number> {
  const start = performance.now()
  for (let run = 0; run < batch; run++) await task()
  return (performance.now() - start) / batch
}
