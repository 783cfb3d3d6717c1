import { errorText } from '#components/error-text.ts'
import { toastCard } from '#components/toast-words.ts'
import { sendToPage } from '#lib/messaging/client.ts'
import { FailureError, toFailure } from '#lib/messaging/failure.ts'
import type { ToastCard } from '#lib/messaging/messages.ts'
import { isTooLate } from '#lib/messaging/revoke-outcome.ts'
import { browserI18n as i18n } from '#lib/platform/i18n.ts'
import { clearNotice, notify } from '#lib/platform/notifications.ts'
import { openPopupWindow } from '#lib/platform/windows.ts'
import { failedDraftOf } from '#lib/share/drafts.ts'
import { shareAgain } from '#lib/share/share-selection.ts'
import { type Place, pageSharesItem } from '#lib/storage/items.ts'
import { OPENED_NOTICE } from './follow-shares.ts'
import { revoke } from './revoke.ts'
import { selectionPorts } from './selection-ports.ts'
import { FAILED_NOTICE, KEPT_NOTICE, SHARED_NOTICE } from './tell.ts'

/** Share again what failed in a tab. */
export async function retryInTab(tabId: number | null): Promise<void> {
  const found = tabId === null ? null : await failedDraftOf(tabId)
  if (!found) throw new FailureError({ code: 'app/text-gone' })
  await shareAgain(found, selectionPorts(found.draft.isPrivate))
}

/** Retry by a toast. @returns what to show when it could not begin. */
export async function retryFromPage(tabId: number | null): Promise<ToastCard | null> {
  try {
    await retryInTab(tabId)
    return null
  } catch (thrown) {
    return toastCard(i18n, { state: 'failed', failure: toFailure(thrown), hasText: false })
  }
}

/** Undo by a toast: only the tab that made a share may. The text goes back where the link stands. */
export async function undoFromPage(id: string, tabId: number | null): Promise<ToastCard> {
  const place = await placeOf(id, tabId)
  const { state } = await revoke(id)
  if (isTooLate(state)) return toastCard(i18n, { state: 'too-late' })
  const restored = state === 'revoked' && (await restoreText(place))
  return toastCard(i18n, { state: 'undone', restored })
}

/** The same for a compose box, which puts the text back by itself. */
export async function undoFromComposer(id: string, tabId: number): Promise<{ isTooLate: boolean }> {
  await placeOf(id, tabId)
  return { isTooLate: isTooLate((await revoke(id)).state) }
}

/** @throws FailureError where another tab made the share. */
async function placeOf(id: string, tabId: number | null): Promise<Place> {
  const place = (await pageSharesItem.read())[id]?.place
  if (!place || place.tabId !== tabId) throw new FailureError({ code: 'app/internal' })
  return place
}

/** A notification, or one of its buttons (null: the notification itself) was clicked. */
export async function pressNotice(notice: string, button: number | null): Promise<void> {
  await clearNotice(notice)
  if (notice.startsWith(OPENED_NOTICE)) return openPopupWindow('shares')
  if (button !== 0 || notice.startsWith(KEPT_NOTICE)) return openPopupWindow()
  if (notice.startsWith(SHARED_NOTICE)) await undoFromNotice(notice.slice(SHARED_NOTICE.length))
  if (notice.startsWith(FAILED_NOTICE)) {
    await retryInTab(Number(notice.slice(FAILED_NOTICE.length)))
  }
}

async function undoFromNotice(id: string): Promise<void> {
  try {
    const { state } = await revoke(id)
    const isLate = isTooLate(state)
    const title = i18n.t(isLate ? 'toast.tooLate' : 'toast.undone')
    const message = i18n.t(isLate ? 'toast.tooLateHint' : 'toast.undoneHint')
    await notify({ id: `undone:${id}`, title, message, buttons: [] })
  } catch (thrown) {
    const { title, hint } = errorText(i18n, toFailure(thrown))
    await notify({ id: SHARED_NOTICE + id, title, message: hint, buttons: [i18n.t('action.undo')] })
  }
}

async function restoreText({ token, ...frame }: Place): Promise<boolean> {
  try {
    return (await sendToPage(frame, 'selection/restore', { token })).restored
  } catch {
    // The page is gone, and the text with it; the link is revoked all the same.
    return false
  }
}
