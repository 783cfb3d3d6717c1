import type { I18n } from '#lib/i18n/i18n.ts'
import type { ToastAction, ToastCard } from '#lib/messaging/messages.ts'
import { button, drawing, element } from './dom.ts'
import { BURNT_MATCH, CROSS, LIT_MATCH } from './shapes.ts'

/** What a press on each of its buttons does. */
export type ToastActions = Record<ToastAction | 'close', () => void>

export interface Toast {
  element: HTMLElement
  show(card: ToastCard): void
}

/**
 * The card in the corner of a page. Its style is `toast.css`, in the same shadow root. Plain DOM:
 * it is the only view in a script that goes into pages, where a view library would be most of it.
 */
export function createToast(i18n: I18n, actions: ToastActions): Toast {
  let mark = markOf('busy')
  // One element for all cards: a screen reader reads out what changes inside of it.
  const words = element('div', { class: 'toast-words' })
  const body = element('div', { class: 'toast-body' }, mark, words, closeButton(i18n, actions))
  const attributes = { class: 'scope toast', lang: i18n.locale, 'aria-label': i18n.t('toast.name') }
  const section = element('section', attributes, body)
  let below: HTMLElement[] = []
  return {
    element: section,
    show(card) {
      const next = markOf(card.look)
      mark.replaceWith(next)
      mark = next
      words.setAttribute('role', card.look === 'bad' ? 'alert' : 'status')
      words.replaceChildren(...paragraphs(card))
      for (const old of below) old.remove()
      below = [...buttons(i18n, card, actions), ...progress(card)]
      section.append(...below)
    },
  }
}

function markOf(look: ToastCard['look']): SVGElement {
  const isBurnt = look === 'burnt'
  const box = { width: '26', height: '26', viewBox: '0 0 32 32' }
  return drawing(
    { class: `mark${isBurnt ? ' mark-burnt' : ''}`, ...box },
    isBurnt ? BURNT_MATCH : LIT_MATCH,
  )
}

function paragraphs({ look, title, hint, warning }: ToastCard): HTMLElement[] {
  const lines = [
    ['toast-title', title],
    ['toast-hint', hint],
    [look === 'bad' ? 'toast-hint' : 'toast-warning', warning],
  ] as const
  return lines.flatMap(([name, text]) =>
    text === null ? [] : [element('p', { class: name }, text)],
  )
}

function buttons({ t }: I18n, card: ToastCard, actions: ToastActions): HTMLElement[] {
  if (card.actions.length === 0) return []
  const made = card.actions.map((name, index) =>
    button(
      { class: `button-${index === 0 ? 'secondary' : 'quiet'}` },
      t(`action.${name}`),
      actions[name],
    ),
  )
  return [element('div', { class: 'toast-actions' }, ...made)]
}

function progress({ look, title }: ToastCard): HTMLElement[] {
  if (look !== 'busy') return []
  return [element('div', { class: 'progress', role: 'progressbar', 'aria-label': title })]
}

function closeButton({ t }: I18n, { close }: ToastActions): HTMLElement {
  const label = t('action.close')
  const box = { class: 'icon', width: '16', height: '16', viewBox: '0 0 16 16' }
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5' }
  const cross = drawing({ ...box, ...line, 'stroke-linecap': 'round' }, [['path', { d: CROSS }]])
  const attributes = { class: 'button-quiet button-icon', 'aria-label': label, title: label }
  return button(attributes, cross, close)
}
