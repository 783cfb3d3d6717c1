import { FailureError } from '#lib/messaging/failure.ts'
import { copyOffscreen, hasOffscreen } from './offscreen.ts'

/**
 * Copy from the background, never through the page: there its scripts could read the link first.
 * @throws FailureError `app/clipboard-refused`
 */
export async function copyText(text: string): Promise<void> {
  if (hasOffscreen) return copyOffscreen(text)
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    throw new FailureError({ code: 'app/clipboard-refused' })
  }
}
