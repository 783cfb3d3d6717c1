/** Measuring side by side: the two sides of a ratio take turns, so that both meet the same machine. */

export interface Row {
  name: string
  /** What one side took, in milliseconds (median), or did a second. */
  ours: number
  theirs: number
  unit: 'ms' | '/s'
  /** ours / theirs. */
  ratio: number
  /** What the ratio should be at most (ms) or at least (/s); null where there is no target. */
  target: number | null
}

type Task = () => Promise<unknown> | unknown

/** Medians in milliseconds of two tasks that alternate for `rounds` rounds after a warm-up. */
export async function alternate(
  ours: Task,
  theirs: Task,
  rounds: number,
): Promise<{ ours: number; theirs: number }> {
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  for (let round = -Math.ceil(rounds / 5); round < rounds; round++) {
    const [a, b] = [await time(ours), await time(theirs)]
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

async function time(task: Task): Promise<number> {
  const start = performance.now()
  await task()
  return performance.now() - start
}
