/** Waiting for a condition; the only timer of the drivers. */

export const PATIENCE_MS = 15_000
/** Asking costs the browser as much as what is waited for: what takes longer is asked less often. */
const FIRST_PAUSE_MS = 30
const LONGEST_PAUSE_MS = 200

/**
 * Asks until the answer is not null. What `probe` throws counts as null until the patience ends.
 * @throws Error with the text that `complain` gives, and the last error as its cause.
 */
export async function waitFor<T>(
  probe: () => Promise<T | null> | T | null,
  complain: () => string | Promise<string>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const deadline = Date.now() + patienceMs
  let pause = FIRST_PAUSE_MS
  for (;;) {
    let cause: unknown
    try {
      const found = await probe()
      if (found !== null) return found
    } catch (error) {
      cause = error // a page on its way to another document, most often
    }
    if (Date.now() > deadline) throw new Error(await complain(), { cause })
    await new Promise((resolve) => setTimeout(resolve, pause))
    pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)
  }
}
