import { I18nProvider } from '#components/i18n-context.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import { Button } from './button.tsx'
import { CloseIcon } from './icons.tsx'
import { Mark } from './mark.tsx'
import { Progress } from './progress.tsx'
import { type ToastView, toastWords } from './toast-words.ts'

export interface ToastProps {
  view: ToastView
  i18n: I18n
  onCancel: () => void
  onUndo: () => void
  onMore: () => void
  onRetry: () => void
  onOpenInPopup: () => void
  onClose: () => void
}

/** The card in the corner of a page. Its style is `toast.css`, in the same shadow root. */
export function Toast(props: ToastProps) {
  const { view, i18n, onClose } = props
  const isBad = ['failed', 'undo-failed', 'too-late'].includes(view.state)
  const { title, hint, warning } = toastWords(i18n, view)
  return (
    <I18nProvider value={i18n}>
      <section class="scope toast" lang={i18n.locale} aria-label={i18n.t('toast.name')}>
        <div class="toast-body">
          <Mark size={26} isBurnt={view.state === 'undone'} />
          <div class="toast-words" role={isBad ? 'alert' : 'status'}>
            <p class="toast-title">{title}</p>
            {hint !== null && <p class="toast-hint">{hint}</p>}
            {warning !== null && <p class={isBad ? 'toast-hint' : 'toast-warning'}>{warning}</p>}
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

function ToastActions(props: ToastProps) {
  const { view, i18n, onCancel, onUndo, onMore, onRetry, onOpenInPopup } = props
  const buttons = {
    cancel: ['action.cancel', onCancel],
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

function actionsFor(view: ToastView): ('cancel' | 'undo' | 'more' | 'retry' | 'popup')[] {
  if (view.state === 'sharing') return ['cancel']
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
