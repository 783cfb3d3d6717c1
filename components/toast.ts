import type { I18n } from '#lib/i18n/i18n.ts'
import { drawing, element } from './dom.ts'
import { BURNT_MATCH, CROSS, LIT_MATCH } from './shapes.ts'
import { type ToastView, toastWords } from './toast-words.ts'

export interface ToastActions {
  onCancel: () => void
  onUndo: () => void
  onMore: () => void
  onRetry: () => void
  onOpenInPopup: () => void
  onClose: () => void
}

export interface Toast {
  card: HTMLElement
  show(view: ToastView): void
}

/**
 * The card in the corner of a page. Its style is `toast.css`, in the same shadow root. Plain DOM:
 * it is the only view in a script that goes into pages, where a view library would be most of it.
 */
export function createToast(i18n: I18n, actions: ToastActions): Toast {
  let mark = markOf({ state: 'sharing' })
  // One element for all views: a screen reader reads out what changes inside of it.
  const words = element('div', { class: 'toast-words' })
  const body = element('div', { class: 'toast-body' }, mark, words, closeButton(i18n, actions))
  const attributes = { class: 'scope toast', lang: i18n.locale, 'aria-label': i18n.t('toast.name') }
  const card = element('section', attributes, body)
  let below: HTMLElement[] = []
  return {
    card,
    show(view) {
      const isBad = ['failed', 'undo-failed', 'too-late'].includes(view.state)
      const next = markOf(view)
      mark.replaceWith(next)
      mark = next
      words.setAttribute('role', isBad ? 'alert' : 'status')
      words.replaceChildren(...paragraphs(i18n, view, isBad))
      for (const old of below) old.remove()
      below = [...buttons(i18n, view, actions), ...progress(i18n, view)]
      card.append(...below)
    },
  }
}

function markOf({ state }: Pick<ToastView, 'state'>): SVGElement {
  const isBurnt = state === 'undone'
  const box = { width: '26', height: '26', viewBox: '0 0 32 32' }
  return drawing(
    { class: `mark${isBurnt ? ' mark-burnt' : ''}`, ...box },
    isBurnt ? BURNT_MATCH : LIT_MATCH,
  )
}

function paragraphs(i18n: I18n, view: ToastView, isBad: boolean): HTMLElement[] {
  const { title, hint, warning } = toastWords(i18n, view)
  const lines = [
    ['toast-title', title],
    ['toast-hint', hint],
    [isBad ? 'toast-hint' : 'toast-warning', warning],
  ] as const
  return lines.flatMap(([name, text]) =>
    text === null ? [] : [element('p', { class: name }, text)],
  )
}

function buttons({ t }: I18n, view: ToastView, actions: ToastActions): HTMLElement[] {
  const { onCancel, onUndo, onMore, onRetry, onOpenInPopup } = actions
  const undo = ['action.undo', onUndo] as const
  const offered = {
    sharing: [['action.cancel', onCancel] as const],
    shared: [undo, ['action.more', onMore] as const],
    undoing: [],
    undone: [],
    'undo-failed': [undo],
    'too-late': [],
    failed: [['action.retry', onRetry] as const, ['action.openInPopup', onOpenInPopup] as const],
  }[view.state]
  if (offered.length === 0 || (view.state === 'failed' && !view.hasText)) return []
  const made = offered.map(([key, run], index) =>
    button({ class: `button-${index === 0 ? 'secondary' : 'quiet'}` }, t(key), run),
  )
  return [element('div', { class: 'toast-actions' }, ...made)]
}

function progress(i18n: I18n, view: ToastView): HTMLElement[] {
  if (view.state !== 'sharing' && view.state !== 'undoing') return []
  const label = toastWords(i18n, view).title
  return [element('div', { class: 'progress', role: 'progressbar', 'aria-label': label })]
}

function closeButton({ t }: I18n, { onClose }: ToastActions): HTMLElement {
  const label = t('action.close')
  const box = { class: 'icon', width: '16', height: '16', viewBox: '0 0 16 16' }
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5' }
  const cross = drawing({ ...box, ...line, 'stroke-linecap': 'round' }, [['path', { d: CROSS }]])
  const attributes = { class: 'button-quiet button-icon', 'aria-label': label, title: label }
  return button(attributes, cross, onClose)
}

/** The page can find our host element and dispatch events at it: only a person's press counts. */
function button(
  { class: kind, ...attributes }: { class: string; [name: string]: string },
  content: Node | string,
  run: () => void,
): HTMLElement {
  const classes = `button button-small ${kind}`
  const made = element('button', { type: 'button', class: classes, ...attributes }, content)
  made.addEventListener('click', ({ isTrusted }) => {
    if (isTrusted) run()
  })
  return made
}
