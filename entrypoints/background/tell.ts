import { errorText } from '#components/error-text.ts'
import { ownCards, type ToastView, toastCard, toastWords } from '#components/toast-words.ts'
import { sendToPage } from '#lib/messaging/client.ts'
import { browserI18n as i18n } from '#lib/platform/i18n.ts'
import { notify } from '#lib/platform/notifications.ts'
import { enterFrame } from '#lib/platform/scripting.ts'
import type { FailedNews, SharedNews, ShareNews } from '#lib/share/news.ts'

export const SHARED_NOTICE = 'shared:'
/** The same of a share that cannot be taken back: its one button is another. */
export const KEPT_NOTICE = 'kept:'
export const FAILED_NOTICE = 'failed:'

/** Say it in the page's top frame; where no script runs, by a notification. */
export async function tell(tabId: number | null, news: ShareNews): Promise<void> {
  if (tabId !== null && (await showInPage(tabId, news))) return
  if (news.state === 'shared') await notifyShared(news)
  if (news.state === 'failed') await notifyFailed(tabId, news)
}

async function showInPage(tabId: number, news: ShareNews): Promise<boolean> {
  try {
    if (!(await enterFrame(tabId, 0))) return false
    await sendToPage({ tabId, frameId: 0 }, 'toast/show', {
      card: toastCard(i18n, viewOf(news)),
      shareId: news.state === 'shared' ? news.id : null,
      own: ownCards(i18n),
    })
    return true
  } catch {
    // The page was left between the two steps.
    return false
  }
}

function viewOf(news: ShareNews): ToastView {
  return news.state === 'shared' ? { ...news, now: Date.now() } : news
}

function notifyShared(news: SharedNews): Promise<void> {
  const { title, hint, warning } = toastWords(i18n, viewOf(news))
  return notify({
    id: (news.canRevoke ? SHARED_NOTICE : KEPT_NOTICE) + news.id,
    title,
    message: [hint, warning].filter((line) => line !== null).join(' '),
    buttons: [...(news.canRevoke ? [i18n.t('action.undo')] : []), i18n.t('action.more')],
  })
}

/** By a notification, whatever the page shows. */
export function notifyFailed(tabId: number | null, news: FailedNews): Promise<void> {
  const { title, hint } = errorText(i18n, news.failure)
  return notify({
    id: FAILED_NOTICE + (tabId ?? ''),
    title,
    message: hint,
    buttons: news.hasText ? [i18n.t('action.retry'), i18n.t('action.openInPopup')] : [],
  })
}
