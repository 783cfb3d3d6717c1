/** A tab that is not seen draws no frames, and nobody waits for ever. */
const LONGEST_MS = 1000

/** Editors and pages react to a change within two frames; what is read sooner may yet be undone. */
export function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, LONGEST_MS)
    requestAnimationFrame(() => requestAnimationFrame(done))
  })
}

/** Editors draw when they find the time: on a slow machine later than some frames. */
const LONGEST_DRAWING_MS = 2000

/** Pause at least once, and until something holds, but no longer than is waited for an editor to draw. */
export async function pauseUntil(
  holds: () => boolean,
  pause: () => Promise<unknown> = twoFrames,
): Promise<void> {
  const latest = performance.now() + LONGEST_DRAWING_MS
  do await pause()
  while (!holds() && performance.now() < latest)
}
