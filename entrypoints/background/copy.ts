/**
 * Copying, for every part of the product: from the background, never through the page, where its
 * scripts could read the link first. Here it is decided whether it is cleared again.
 */
import { wakeAt } from '#lib/platform/alarms.ts'
import { clearIfUnchanged, digestOf, pageClipboard } from '#lib/platform/clipboard.ts'
import { copyOffscreen, hasOffscreen } from '#lib/platform/offscreen.ts'
import { mayReadClipboard } from '#lib/platform/permissions.ts'
import { copiedItem, settingsItem } from '#lib/storage/items.ts'

export const CLEAR_CLIPBOARD = 'clear-clipboard'

/** @throws FailureError `app/clipboard-refused` */
export async function copyText(text: string): Promise<void> {
  const seconds = await clearAfterSeconds()
  if (hasOffscreen) return copyOffscreen(text, seconds)
  await pageClipboard.write(text)
  await copiedItem.write(seconds === null ? null : await digestOf(text))
  // The event page is stopped when it is idle, and a timer with it; an alarm starts it again.
  if (seconds !== null) await wakeAt(CLEAR_CLIPBOARD, Date.now() + seconds * 1000)
}

/** The alarm rang; that of an older copy was set anew by the newer one. */
export async function clearCopied(): Promise<void> {
  const digest = await copiedItem.read()
  if (digest === null) return
  await copiedItem.write(null)
  await clearIfUnchanged(pageClipboard, digest)
}

/** Null also where the permission to look what is in the clipboard was taken back. */
async function clearAfterSeconds(): Promise<number | null> {
  const { clearClipboardSeconds } = await settingsItem.read()
  return clearClipboardSeconds !== null && (await mayReadClipboard()) ? clearClipboardSeconds : null
}
