import { errorText } from '#components/error-text.ts'
import { toastWords } from '#components/toast-words.ts'
import { sendToPage } from '#lib/messaging/client.ts'
import type { ToastRequest } from '#lib/messaging/messages.ts'
import { browserI18n as i18n } from '#lib/platform/i18n.ts'
import { notify } from '#lib/platform/notifications.ts'
import { enterFrame } from '#lib/platform/scripting.ts'

export const SHARED_NOTICE = 'shared:'
export const FAILED_NOTICE = 'failed:'

/** Say it in the page's top frame; where no script runs, by a notification. */
export async function tell(tabId: number | null, view: ToastRequest): Promise<void> {
  if (tabId !== null && (await showInPage(tabId, view))) return
  if (view.state === 'shared') await notifyShared(view)
  if (view.state === 'failed') await notifyFailed(tabId, view)
}

async function showInPage(tabId: number, view: ToastRequest): Promise<boolean> {
  try {
    if (!(await enterFrame(tabId, 0))) return false
    await sendToPage({ tabId, frameId: 0 }, 'toast/show', view)
    return true
  } catch {
    // The page was left between the two steps.
    return false
  }
}

function notifyShared(view: Extract<ToastRequest, { state: 'shared' }>): Promise<void> {
  const { title, hint, warning } = toastWords(i18n, { ...view, now: Date.now() })
  return notify({
    id: SHARED_NOTICE + view.id,
    title,
    message: [hint, warning].filter((line) => line !== null).join(' '),
    buttons: [i18n.t('action.undo'), i18n.t('action.more')],
  })
}

function notifyFailed(
  tabId: number | null,
  view: Extract<ToastRequest, { state: 'failed' }>,
): Promise<void> {
  const { title, hint } = errorText(i18n, view.failure)
  return notify({
    id: FAILED_NOTICE + (tabId ?? ''),
    title,
    message: hint,
    buttons: view.hasText ? [i18n.t('action.retry'), i18n.t('action.openInPopup')] : [],
  })
}
