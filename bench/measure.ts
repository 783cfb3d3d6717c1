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

export interface Task {
  (): Promise<unknown> | unknown
  /** Make what so many runs use up, outside of the time that they take. */
  prepare?(runs: number): Promise<void>
}

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

/**
 * Milliseconds of several tasks in each of `rounds` rounds, in which they take turns, after a warm-up.
 * @param batches - as `alternate` has it, one for each task.
 */
export async function turns(
  tasks: readonly Task[],
  rounds: number,
  batches: readonly number[] = [],
): Promise<number[][]> {
  const times: number[][] = tasks.map(() => [])
  for (let round = -Math.ceil(rounds / 5); round < rounds; round++) {
    for (const [i, task] of tasks.entries()) {
      const took = await time(task, batches[i] ?? 1)
      if (round >= 0) times[i]?.push(took)
    }
  }
  return times
}

export function row(
  name: string,
  { ours, theirs }: { ours: number; theirs: number },
  unit: Row['unit'],
  target: number | null,
): Row {
  return { name, ours, theirs, unit, ratio: ours / theirs, target }
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** @returns the value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Milliseconds of one run, as the mean of a batch. */
export async function time(task: Task, batch: number): Promise<number> {
  await task.prepare?.(batch)
  const start = performance.now()
  for (let run = 0; run < batch; run++) await task()
  return (performance.now() - start) / batch
}
