/** Looks at each frame, in the page itself, whether it is so already. */

/** @returns what it is in the end: what is wanted, else what it was when the patience ended. */
export async function until<T>(wanted: T, patienceMs: number, read: () => T): Promise<T> {
  const latest = performance.now() + patienceMs
  for (;;) {
    const is = read()
    if (is === wanted || performance.now() > latest) return is
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}
