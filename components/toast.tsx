import { I18nProvider } from '#components/i18n-context.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import { describeLifetime } from '#lib/i18n/lifetime.ts'
import type { Failure } from '#lib/messaging/failure.ts'
import { Button } from './button.tsx'
import { errorText } from './error-text.ts'
import { CloseIcon } from './icons.tsx'
import { Mark } from './mark.tsx'
import { Progress } from './progress.tsx'

/** What the toast says. Its owner decides when it comes and goes. */
export type ToastView =
  | { state: 'sharing' }
  | SharedToast
  | { state: 'undoing' }
  /** `restored`: the text is back in the place that the link had taken. */
  | { state: 'undone'; restored: boolean }
  | { state: 'undo-failed' }
  /** `hasText`: the text is kept, so that it can be tried again. */
  | { state: 'failed'; failure: Failure; hasText: boolean }

interface SharedToast {
  state: 'shared'
  expiresAt: string
  maxOpens: number
  /** The link took the place of the selected text. */
  inPlace: boolean
  isCopied: boolean
  mayHaveLostLines: boolean
  /** Milliseconds, as `Date.now()`, when it was shared. */
  now: number
}

export interface ToastProps {
  view: ToastView
  i18n: I18n
  onUndo: () => void
  onMore: () => void
  onRetry: () => void
  onOpenInPopup: () => void
  onClose: () => void
}

/** The card in the corner of a page. Its style is `toast.css`, in the same shadow root. */
export function Toast(props: ToastProps) {
  const { view, i18n, onClose } = props
  const isBad = view.state === 'failed' || view.state === 'undo-failed'
  const { title, hint, warning } = words(i18n, view)
  return (
    <I18nProvider value={i18n}>
      <section class="scope toast" lang={i18n.locale} aria-label={i18n.t('toast.name')}>
        <div class="toast-body">
          <Mark size={26} isBurnt={view.state === 'undone'} />
          <div class="toast-words" role={isBad ? 'alert' : 'status'}>
            <p class="toast-title">{title}</p>
            {hint !== null && <p class="toast-hint">{hint}</p>}
            {warning !== null && <p class="toast-warning">{warning}</p>}
          </div>
          <Button
            kind="quiet"
            size="small"
            label={i18n.t('action.close')}
            onClick={trusted(onClose)}
          >
            <CloseIcon />
          </Button>
        </div>
        <ToastActions {...props} />
        {(view.state === 'sharing' || view.state === 'undoing') && <Progress label={title} />}
      </section>
    </I18nProvider>
  )
}

function ToastActions({ view, i18n, onUndo, onMore, onRetry, onOpenInPopup }: ToastProps) {
  const buttons = {
    undo: ['action.undo', onUndo],
    more: ['action.more', onMore],
    retry: ['action.retry', onRetry],
    popup: ['action.openInPopup', onOpenInPopup],
  } as const
  const names = actionsFor(view)
  if (names.length === 0) return null
  return (
    <div class="toast-actions">
      {names.map((name, index) => {
        const [key, run] = buttons[name]
        return (
          <Button
            key={name}
            size="small"
            kind={index === 0 ? 'secondary' : 'quiet'}
            onClick={trusted(run)}
          >
            {i18n.t(key)}
          </Button>
        )
      })}
    </div>
  )
}

function actionsFor(view: ToastView): ('undo' | 'more' | 'retry' | 'popup')[] {
  if (view.state === 'shared') return ['undo', 'more']
  if (view.state === 'undo-failed') return ['undo']
  if (view.state === 'failed') return view.hasText ? ['retry', 'popup'] : []
  return []
}

/** The page can find our host element and dispatch events at it: only a person's press counts. */
function trusted(run: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.isTrusted) run()
  }
}

interface ToastWords {
  title: string
  hint: string | null
  warning: string | null
}

function words(i18n: I18n, view: ToastView): ToastWords {
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
    ...(view.mayHaveLostLines ? [i18n.t('toast.linesLost')] : []),
  ]
  return {
    title: i18n.t(inPlace ? replaced : done),
    hint: describeLifetime(i18n, view),
    warning: warnings.length > 0 ? warnings.join(' ') : null,
  }
}
