import type { I18n } from '#lib/i18n/i18n.ts'
import { button, element } from '../dom.ts'
import { CROSS } from '../shapes.ts'
import {
  chevron,
  draftsNote,
  iconButton,
  line,
  litMatch,
  progressBar,
  withKeys,
} from './controls.ts'
import { createLinkOptions } from './link-options.ts'
import type { CardActions, CardView } from './views.ts'
import { announcement, cardWords, lostText } from './words.ts'

export interface Card {
  /** Holds the card and the words that a screen reader says when it comes up. */
  element: HTMLElement
  /** The card itself, which is placed beside the text. */
  card: HTMLElement
  /** @returns whether something is different from before. */
  show(view: CardView): boolean
  hide(): void
  /** By keyboard: the focus goes to its first button. */
  enter(): void
  /** What the key does that its first button shows; null when it shows none. */
  keyAction(): (() => void) | null
  /** Say why a press did nothing. */
  warn(text: string): void
}

type Which = Parameters<CardActions['replace']>[0]

/**
 * The card beside a credential. It never takes the focus: a press leaves it where it is, and keys
 * lead into it. Its parts stay the same elements while it is open, so that whoever is in it by
 * keyboard is not thrown out by an update.
 */
export function createCard(i18n: I18n, actions: CardActions): Card {
  const { t } = i18n
  let shown: CardView | null = null
  let asShown = ''
  /** What Retry does again. */
  let lastWhich: Which = 'this'

  const title = element('p', { class: 'title', id: 'card-title' })
  const reason = element('p', { class: 'hint', id: 'card-line' })
  const count = element('span', { class: 'count' })
  const previous = iconButton(t('composer.previous'), chevron('left'), () => actions.go(-1))
  const next = iconButton(t('composer.next'), chevron('right'), () => actions.go(1))
  const nav = element('div', { class: 'nav' }, previous, count, next)
  const close = iconButton(t('action.close'), line(CROSS), actions.close)
  const under = element('div', { class: 'under' }, reason, nav)
  const words = element('div', { class: 'words' }, title, under)
  const head = element('div', { class: 'head' }, litMatch(), words, close)
  const note = element('p', { class: 'note' })
  const limit = element('p', { class: 'note' })
  const lost = element('p', { class: 'note' })
  const alert = element('p', { class: 'note', role: 'alert', hidden: '' })
  const copyOnly = element('p', { class: 'note' }, t('composer.copyOnly'))
  const setUpHint = element('p', { class: 'hint' }, t('composer.noEndpointHint'))
  const progress = progressBar(t('composer.sharing'))

  const options = createLinkOptions(i18n, actions)
  const optionsFold = element('div', { class: 'fold', id: 'card-options' }, options.element)
  const allFold = element(
    'div',
    { class: 'fold all', id: 'card-all' },
    ...(['all-one-link', 'all-each'] as const).map((which) => {
      const key = which === 'all-each' ? 'allEach' : 'allOneLink'
      const label = element('span', { class: 'choice-label' }, t(`composer.${key}`))
      const hint = element('span', { class: 'choice-hint' }, t(`composer.${key}Hint`))
      const content = element('span', { class: 'choice-words' }, label, hint)
      return button({ class: 'button-secondary choice' }, content, () => replace(which))
    }),
  )

  const primary = button({ class: 'button-primary main' }, '', () => primaryOf(shown)?.run())
  const all = folder('button-secondary', allFold)
  const cancel = button({ class: 'button-secondary' }, t('action.cancel'), actions.cancel)
  const row = element('div', { class: 'actions' }, primary, all, cancel)
  const more = folder('button-quiet', optionsFold)
  more.append(t('composer.options'), chevron('down'))
  const hint = element('span', { hidden: '', id: 'card-not-hint' })
  const notASecret = button({ class: 'button-quiet' }, '', actions.notASecret)
  notASecret.setAttribute('aria-describedby', hint.id)
  const ignoreOnce = button({ class: 'button-quiet' }, t('composer.ignoreOnce'), actions.ignoreOnce)
  const foot = element('div', { class: 'foot' }, more, notASecret, ignoreOnce, hint)

  const inner = element(
    'div',
    { class: 'inner' },
    head,
    progress,
    alert,
    copyOnly,
    limit,
    lost,
    note,
    setUpHint,
    optionsFold,
    row,
    allFold,
    foot,
  )
  const keys = element('span', { hidden: '', id: 'card-keys' }, t('composer.keys'))
  const card = element(
    'section',
    {
      class: 'panel card',
      role: 'dialog',
      'aria-labelledby': title.id,
      'aria-describedby': `${reason.id} ${keys.id}`,
    },
    inner,
    keys,
  )
  const status = element('p', { class: 'visually-hidden', role: 'status' })
  const scope = element('div', { class: 'scope', lang: i18n.locale, dir: 'ltr' }, card, status)

  // The focus stays in the text: the default of a press would take it. Lists need theirs to open.
  card.addEventListener('mousedown', (event) => {
    if (!(event.target instanceof HTMLSelectElement)) event.preventDefault()
  })

  /** A button that unfolds what lies under it. */
  function folder(kind: string, fold: HTMLElement): HTMLButtonElement {
    const made = button({ class: `${kind} folder`, 'aria-controls': fold.id }, '', () =>
      unfold(made, fold, Boolean(fold.hidden)),
    )
    unfold(made, fold, false)
    return made
  }

  function unfold(by: HTMLButtonElement, fold: HTMLElement, isOpen: boolean): void {
    fold.hidden = !isOpen
    by.setAttribute('aria-expanded', String(isOpen))
  }

  function replace(which: Which): void {
    lastWhich = which
    actions.replace(which, options.chosen())
  }

  function primaryOf(view: CardView | null) {
    switch (view?.state.at) {
      case 'found':
        return {
          label: t(view.canReplace ? 'composer.replace' : 'composer.makeLink'),
          keys: view.shortcut,
          run: () => replace('this'),
        }
      case 'failed':
        return { label: t('action.retry'), keys: view.shortcut, run: () => replace(lastWhich) }
      case 'not-replaced':
        return {
          label: t(view.state.isCopied ? 'action.copied' : 'popup.done.copyLink'),
          keys: '',
          run: actions.copyLink,
        }
      case 'no-endpoint':
        return { label: t('composer.setUp'), keys: '', run: actions.setUp }
      default:
        return null
    }
  }

  function show(view: CardView): boolean {
    const asText = JSON.stringify(view)
    if (asText === asShown) return false
    asShown = asText
    // What was chosen was for the link that is made.
    if (shown?.state.at === 'replaced' && view.state.at === 'found') options.reset()
    shown = view
    const { findings, index, state } = view
    const said = cardWords(i18n, view)
    const found = findings[index]
    if (!said || !found) {
      hide()
      return true
    }
    const isOpen = state.at === 'found' || state.at === 'no-endpoint'
    const isMany = findings.length > 1
    card.hidden = false
    alert.hidden = true
    card.dataset.at = state.at
    options.offer(view.endpoints)
    title.textContent = said.title
    reason.textContent = state.at === 'replaced' ? options.summary() : said.line
    nav.hidden = !isMany || !isOpen
    count.textContent = t('composer.index', String(index + 1), String(findings.length))
    previous.disabled = index === 0
    next.disabled = index === findings.length - 1
    progress.hidden = state.at !== 'sharing'
    setUpHint.hidden = state.at !== 'no-endpoint'
    copyOnly.hidden = view.canReplace || state.at !== 'found'
    limit.hidden = view.limit === null || !isOpen
    limit.textContent = view.limit === null ? '' : t(`composer.${view.limit}`)
    const lostWords = state.at === 'found' ? lostText(i18n, view, view.endpoints[0]) : null
    lost.hidden = lostWords === null
    lost.textContent = lostWords
    note.hidden = !view.keepsDrafts || state.at === 'sharing' || state.at === 'failed'
    note.replaceChildren(...draftsNote(i18n, view.siteName, found))
    const main = primaryOf(view)
    primary.hidden = !main
    if (main) primary.replaceChildren(withKeys(main.label, main.keys))
    // Links that are copied are put in one by one.
    all.hidden = !isMany || state.at !== 'found' || !view.canReplace
    all.replaceChildren(t('composer.replaceAll', String(findings.length)), chevron('down'))
    cancel.hidden = state.at !== 'sharing'
    row.hidden = !main && cancel.hidden
    foot.hidden = !isOpen
    more.hidden = state.at !== 'found'
    if (all.hidden) unfold(all, allFold, false)
    if (state.at !== 'found') unfold(more, optionsFold, false)
    // The passphrase is nowhere else: it stays until the card is closed.
    if (state.at === 'replaced') optionsFold.hidden = !options.passphrase()
    // What it does to all of a kind, its name says.
    const isToken = view.ignores === 'token'
    notASecret.textContent = t(isToken ? 'composer.notASecret' : 'composer.notTheseHere')
    const forgets = t(isToken ? 'composer.notThisToken' : 'composer.notThisKind')
    hint.textContent = forgets
    notASecret.title = forgets
    status.textContent = announcement(i18n, view)
    return true
  }

  function enter(): void {
    const first = card.querySelector<HTMLElement>('.actions button:not([hidden])')
    ;(first ?? close).focus()
  }

  function hide(): void {
    shown = null
    asShown = ''
    card.hidden = true
    status.textContent = ''
    unfold(more, optionsFold, false)
    unfold(all, allFold, false)
    options.reset()
  }

  hide()
  function keyAction(): (() => void) | null {
    const first = primaryOf(shown)
    return first && first.keys !== '' ? first.run : null
  }

  function warn(text: string): void {
    alert.textContent = text
    alert.hidden = false
  }

  return { element: scope, card, show, hide, enter, keyAction, warn }
}
