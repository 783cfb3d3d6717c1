import { clearIfUnchanged, commandClipboard, digestOf } from '#lib/platform/clipboard.ts'

let callOff = () => {}

/**
 * Copy, and clear it again later when that is wanted.
 * @returns the clearing, if there is one to wait for.
 * @throws FailureError `app/clipboard-refused`
 */
export async function copy(
  text: string,
  clearAfterSeconds: number | null,
): Promise<{ clearing: Promise<void> | null }> {
  await commandClipboard.write(text)
  callOff()
  return { clearing: clearAfterSeconds === null ? null : clearLater(text, clearAfterSeconds) }
}

/** Ends early when something newer is copied, which has a time of its own. */
async function clearLater(text: string, seconds: number): Promise<void> {
  const digest = digestOf(text)
  const isDue = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(true), seconds * 1000)
    callOff = () => {
      clearTimeout(timer)
      resolve(false)
    }
  })
  if (isDue) await clearIfUnchanged(commandClipboard, await digest)
}
