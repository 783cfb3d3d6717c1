import type { I18n } from '#lib/i18n/i18n.ts'
import { describeLifetime } from '#lib/i18n/lifetime.ts'
import type { Failure } from '#lib/messaging/failure.ts'
import { clockWarning } from './clock-warning.ts'
import { errorText } from './error-text.ts'

/** What the toast says. Its owner decides when it comes and goes. */
export type ToastView =
  | { state: 'sharing' }
  | SharedToast
  | { state: 'undoing' }
  /** `restored`: the text is back in the place that the link had taken. */
  | { state: 'undone'; restored: boolean }
  | { state: 'undo-failed' }
  /** Somebody had opened it before it could be taken back. */
  | { state: 'too-late' }
  /** `hasText`: the text is kept, so that it can be tried again. */
  | { state: 'failed'; failure: Failure; hasText: boolean }

interface SharedToast {
  state: 'shared'
  expiresAt: string
  maxOpens: number
  /** By how much the endpoint's clock is ahead; 0 while it does not matter. */
  clockGapSeconds: number
  /** The link took the place of the selected text. */
  inPlace: boolean
  isCopied: boolean
  mayHaveLostLines: boolean
  /** Milliseconds, as `Date.now()`, when it was shared. */
  now: number
}

export interface ToastWords {
  title: string
  hint: string | null
  warning: string | null
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

function sharedWords(i18n: I18n, view: SharedToast): ToastWords {
  const { inPlace, isCopied } = view
  const done = isCopied ? 'toast.copied' : 'toast.ready'
  const replaced = isCopied ? 'toast.replaced' : 'toast.replacedOnly'
  const warnings = [
    ...(isCopied || inPlace ? [] : [i18n.t('toast.notCopied')]),
    ...(view.clockGapSeconds === 0 ? [] : [clockWarning(i18n, view.clockGapSeconds)]),
    ...(view.mayHaveLostLines ? [i18n.t('toast.linesLost')] : []),
  ]
  return {
    title: i18n.t(inPlace ? replaced : done),
    hint: describeLifetime(i18n, view),
    warning: warnings.length > 0 ? warnings.join(' ') : null,
  }
}
