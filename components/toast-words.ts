import type { I18n } from '#lib/i18n/i18n.ts'
import { describeLifetime } from '#lib/i18n/lifetime.ts'
import type { ToastCard, ToastRequest } from '#lib/messaging/messages.ts'
import type { SharedNews, ShareNews } from '#lib/share/news.ts'
import { clockWarning } from './clock-warning.ts'
import { withoutText } from './endpoint-words.ts'
import { errorText } from './error-text.ts'

/** What the toast says. `now`: milliseconds, as `Date.now()`. */
export type ToastView =
  | Exclude<ShareNews, SharedNews>
  | (SharedNews & { now: number })
  | { state: 'undoing' }
  /** `restored`: the text is back in the place that the link had taken. */
  | { state: 'undone'; restored: boolean }
  | { state: 'undo-failed' }
  /** Somebody had opened it before it could be taken back. */
  | { state: 'too-late' }

export interface ToastWords {
  title: string
  hint: string | null
  warning: string | null
}

const KINDS = {
  sharing: { look: 'busy', actions: ['cancel'] },
  shared: { look: 'good', actions: ['undo', 'more'] },
  undoing: { look: 'busy', actions: [] },
  undone: { look: 'burnt', actions: [] },
  'undo-failed': { look: 'bad', actions: ['undo'] },
  'too-late': { look: 'bad', actions: [] },
  failed: { look: 'bad', actions: ['retry', 'openInPopup'] },
} as const satisfies Record<ToastView['state'], Pick<ToastCard, 'look' | 'actions'>>

/** A view as it goes to the script in a page. */
export function toastCard(i18n: I18n, view: ToastView): ToastCard {
  const { look, actions } = KINDS[view.state]
  const can = actions.filter((action) => canAct(view, action))
  return { look, ...toastWords(i18n, view), actions: can }
}

function canAct(view: ToastView, action: ToastCard['actions'][number]): boolean {
  if (view.state === 'failed') return view.hasText
  return view.state !== 'shared' || action !== 'undo' || view.canRevoke
}

/** What the page shows without being told, when the background is slow or gone. */
export function ownCards(i18n: I18n): ToastRequest['own'] {
  const failure = { code: 'app/no-answer' }
  return {
    sharing: toastCard(i18n, { state: 'sharing' }),
    undoing: toastCard(i18n, { state: 'undoing' }),
    undoFailed: toastCard(i18n, { state: 'undo-failed' }),
    // The background was stopped in the middle; it keeps the text, and Retry goes on with it.
    noAnswer: toastCard(i18n, { state: 'failed', failure, hasText: true }),
  }
}

/** The sentences of a view; a notification says the same where no toast can be shown. */
export function toastWords(i18n: I18n, view: ToastView): ToastWords {
  const { t } = i18n
  switch (view.state) {
    case 'sharing':
      return { title: t('toast.sharing'), hint: t('toast.sharingHint'), warning: null }
    case 'shared':
      return sharedWords(i18n, view)
    case 'undoing':
      return { title: t('toast.undoing'), hint: null, warning: null }
    case 'undone':
      return {
        title: t(view.restored ? 'toast.undoneRestored' : 'toast.undone'),
        hint: t('toast.undoneHint'),
        warning: null,
      }
    case 'undo-failed':
      return { title: t('toast.undoFailed'), hint: t('toast.undoFailedHint'), warning: null }
    case 'too-late':
      return { title: t('toast.tooLate'), hint: t('toast.tooLateHint'), warning: null }
    case 'failed': {
      const { title, hint } = errorText(i18n, view.failure)
      return { title, hint, warning: view.hasText ? t('toast.textKept') : null }
    }
  }
}

function sharedWords(i18n: I18n, view: SharedNews & { now: number }): ToastWords {
  const { inPlace, isCopied, canRevoke } = view
  const done = isCopied ? 'toast.copied' : 'toast.ready'
  const replaced = isCopied ? 'toast.replaced' : 'toast.replacedOnly'
  const warnings = [
    !isCopied && !inPlace && i18n.t('toast.notCopied'),
    view.insteadOf !== null && i18n.t('toast.insteadOf', view.endpointName, view.insteadOf),
    withoutText(i18n, view.without),
    !canRevoke && i18n.t('kind.noRevoke'),
    view.clockGapSeconds !== 0 && clockWarning(i18n, view.clockGapSeconds),
    view.mayHaveLostLines && i18n.t(canRevoke ? 'toast.linesLost' : 'toast.linesLostForGood'),
  ].filter((sentence) => typeof sentence === 'string')
  return {
    title: i18n.t(inPlace ? replaced : done),
    hint: describeLifetime(i18n, view),
    warning: warnings.length > 0 ? warnings.join(' ') : null,
  }
}
