/** Shares that are under way, so that whoever began one can call it off. */

/** Who began it: a tab's toast, or the popup by the id of its draft. */
export type Beginner = `tab:${number}` | `draft:${number}`

const running = new Map<AbortController, Beginner>()

/** Run a task that ends with `endpoint/cancelled` when its beginner wants it to. */
export async function runFor<Value>(
  beginner: Beginner,
  task: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController()
  running.set(controller, beginner)
  try {
    return await task(controller.signal)
  } finally {
    running.delete(controller)
  }
}

/** @returns whether there was anything to call off. */
export function callOff(beginner: Beginner): boolean {
  const theirs = [...running].filter(([, each]) => each === beginner)
  for (const [controller] of theirs) controller.abort()
  return theirs.length > 0
}
