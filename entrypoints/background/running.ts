/** Shares that are under way, so that whoever began one can call it off, or see it through. */
import type { CreatedShare } from '#lib/messaging/messages.ts'

/** Who began it: a tab's toast, the compose boxes of a frame of a tab, or the popup by the id of its draft. */
export type Beginner = `tab:${number}` | `composer:${number}:${number}` | `draft:${number}`

interface Running {
  beginner: Beginner
  end: Promise<CreatedShare>
}

const running = new Map<AbortController, Running>()

/**
 * Run a task that ends with `endpoint/cancelled` when its beginner wants it to. It can be called off
 * from this very turn on.
 */
export async function runFor(
  beginner: Beginner,
  task: (signal: AbortSignal) => Promise<CreatedShare>,
): Promise<CreatedShare> {
  const controller = new AbortController()
  const end = task(controller.signal)
  running.set(controller, { beginner, end })
  try {
    return await end
  } finally {
    running.delete(controller)
  }
}

/**
 * A tab's toast shows only the newest share of the tab, and one Cancel: it ends all of them, for
 * none could be stopped by itself any more. The same goes for compose boxes of one frame.
 * @returns whether there was anything to call off.
 */
export function callOff(beginner: Beginner): boolean {
  const theirs = [...running].filter(([, each]) => each.beginner === beginner)
  for (const [controller] of theirs) controller.abort()
  return theirs.length > 0
}

/** @returns how what it began will end, null when nothing of it is under way. */
export function endOf(beginner: Beginner): Promise<CreatedShare> | null {
  return [...running.values()].find((each) => each.beginner === beginner)?.end ?? null
}
