import type { I18n } from '#lib/i18n/i18n.ts'
import { button, element } from '../dom.ts'
import { CROSS } from '../shapes.ts'
import { draftsNote, iconButton, line, litMatch, progressBar, withKeys } from './controls.ts'
import type { HoldActions, HoldView } from './views.ts'
import { foundText, holdNote, holdTitle, holdWords, nameOf } from './words.ts'

export interface Hold {
  element: HTMLElement
  /** The dialog itself, which is opened as a modal one. */
  dialog: HTMLDialogElement
  /** @returns whether something is different from before. */
  show(view: HoldView): boolean
  hide(): void
  /** To the first choice of the state, once the dialog is open. */
  focus(): void
  /** Say why a press did nothing. */
  warn(text: string): void
  /** What a key does in it, wherever the focus is. @returns whether it means something here. */
  press(event: KeyboardEvent): boolean
}

/** More are counted. */
const MOST_NAMED = 4

const LINK = {
  send: 'composer.hold.replaceAndSend',
  paste: 'composer.hold.pasteLink',
  file: 'composer.hold.shareFile',
} as const
/** However often it is tried. */
const TOO_MANY = 'app/too-many-files'
const FILE_LINKS = 'composer.hold.shareFiles'
const ANYWAY = {
  send: 'composer.hold.sendAnyway',
  paste: 'composer.hold.pasteAnyway',
  file: 'composer.hold.uploadAnyway',
} as const

/**
 * The dialog that a paste or a send waits for. A modal `<dialog>`: the browser keeps focus and
 * pointer in it, and the page around it can take neither.
 */
export function createHold(i18n: I18n, actions: HoldActions): Hold {
  const { t } = i18n
  let shown: HoldView | null = null
  /** The reason is asked for once "anyway" is pressed. */
  let isAsking = false
  /** The state is new, and what had the focus in the one before has another meaning now. */
  let isFresh = false

  const title = element('h2', { class: 'title', id: 'hold-title' })
  /** Where Escape means something else, this is the way back. */
  const close = iconButton(t('composer.hold.doNotPaste'), line(CROSS), actions.back)
  const head = element('div', { class: 'head' }, litMatch(), title, close)
  const list = element('ul', { class: 'found' })
  const saidTitle = element('p', { class: 'said-title' })
  const saidLine = element('p', { class: 'hint' })
  const said = element('div', { class: 'said', role: 'status' }, saidTitle, saidLine)
  const note = element('p', { class: 'note' })
  const limit = element('p', { class: 'note' }, t('composer.partial'))
  const ofLink = element('p', { class: 'note' })
  const alert = element('p', { class: 'note', role: 'alert', hidden: '' })
  const progress = progressBar(t('composer.sharing'))

  const field = element('input', {
    class: 'input',
    id: 'hold-reason',
    maxlength: '500',
    autocomplete: 'off',
    'aria-describedby': 'hold-reason-hint',
  })
  const fieldHint = element('p', { id: 'hold-reason-hint' })
  const label = element('label', { class: 'field-label', for: field.id }, t('composer.hold.reason'))
  const reason = element('div', { class: 'field' }, label, field, fieldHint)

  const primary = button({ class: 'button-primary' }, '', () => primaryOf()?.run())
  const anyway = button({ class: 'button-secondary' }, '', goAnyway)
  const back = button({ class: 'button-quiet' }, '', leave)
  const row = element('div', { class: 'hold-actions' }, back, anyway, primary)
  const body = element(
    'div',
    { class: 'hold-body', id: 'hold-body' },
    list,
    said,
    alert,
    limit,
    ofLink,
    note,
    reason,
  )
  // Where our script has been ended under it, its buttons close it all the same: the browser does.
  const form = element('form', { class: 'inner', method: 'dialog' }, head, progress, body, row)
  form.addEventListener('submit', (event) => event.preventDefault())
  for (const one of form.querySelectorAll('button')) one.type = 'submit'
  const dialog = element(
    'dialog',
    {
      class: 'panel hold',
      role: 'alertdialog',
      'aria-labelledby': title.id,
      'aria-describedby': body.id,
    },
    form,
  )
  const scope = element('div', { class: 'scope', lang: i18n.locale, dir: 'ltr' }, dialog)

  // The browser's own way to close it, such as a gesture, is "go back" too.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    if (event.isTrusted) leave()
  })

  function linkLabel({ what, files, canReplace }: HoldView) {
    if (files && files.names.length > 1) return FILE_LINKS
    return canReplace ? LINK[what] : 'composer.makeLink'
  }

  function primaryOf() {
    if (!shown) return null
    switch (shown.state.at) {
      case 'found':
        return { label: t(linkLabel(shown)), run: actions.replace }
      case 'failed':
        if (shown.state.failure.code === TOO_MANY) return null
        return { label: t('action.retry'), run: actions.replace }
      case 'not-replaced':
        return {
          label: t(shown.state.isCopied ? 'action.copied' : 'popup.done.copyLink'),
          run: actions.copyLink,
        }
      case 'no-endpoint':
        return { label: t('composer.setUp'), run: actions.setUp }
      default:
        return null
    }
  }

  const isBusy = () => shown?.state.at === 'sharing' || shown?.state.at === 'replaced'
  const canGoAnyway = () =>
    shown !== null && !shown.isBlocked && !isBusy() && shown.state.at !== 'not-replaced'
  /** For a paste Escape is "as it is", unless the reason is being asked for. */
  const escapesAnyway = () => shown?.what === 'paste' && canGoAnyway() && !isAsking

  function goAnyway(): void {
    if (shown?.asksReason) {
      const given = field.value.trim()
      if (!isAsking) ask()
      else if (given === '') sayHint('composer.hold.reasonMissing')
      else if (!actions.anyway(given)) sayHint('composer.hold.reasonSecret')
    } else actions.anyway('')
  }

  function ask(): void {
    isAsking = true
    field.value = ''
    sayHint(null)
    draw()
    field.focus()
  }

  function sayHint(
    wrong: 'composer.hold.reasonMissing' | 'composer.hold.reasonSecret' | null,
  ): void {
    field.setAttribute('aria-invalid', String(wrong !== null))
    fieldHint.className = wrong ? 'field-error' : 'field-hint'
    fieldHint.setAttribute('role', wrong ? 'alert' : 'note')
    fieldHint.textContent = t(wrong ?? 'composer.hold.reasonHint')
    if (wrong) field.focus()
  }

  function leave(): void {
    if (escapesAnyway()) goAnyway()
    else if (isAsking) {
      isAsking = false
      draw()
      primary.focus()
    } else actions.back()
  }

  function draw(): void {
    if (!shown) return
    const { findings, what } = shown
    dialog.dataset.what = what
    const isSend = what === 'send'
    const words = holdWords(i18n, shown)
    title.textContent = holdTitle(i18n, shown)
    list.replaceChildren(...found(shown))
    said.hidden = !words
    saidTitle.textContent = words?.title ?? ''
    saidLine.textContent = words?.line ?? ''
    progress.hidden = !isBusy()
    limit.hidden = !shown.isPartial || isBusy()
    ofLink.textContent = holdNote(i18n, shown)
    ofLink.hidden = ofLink.textContent === '' || isBusy()
    const [first] = findings
    note.hidden = !shown.keepsDrafts || !isSend || isBusy() || !first
    if (first) note.replaceChildren(...draftsNote(i18n, shown.siteName, first))
    reason.hidden = !isAsking
    const main = primaryOf()
    primary.hidden = !main || isAsking
    if (main) primary.replaceChildren(withKeys(main.label, 'Enter'))
    anyway.hidden = !canGoAnyway()
    anyway.replaceChildren(
      withKeys(t(ANYWAY[what]), isAsking ? 'Enter' : escapesAnyway() ? 'Esc' : ''),
    )
    close.hidden = !escapesAnyway()
    back.hidden = escapesAnyway()
    const backLabel =
      what !== 'paste' || isAsking ? 'composer.hold.goBack' : 'composer.hold.doNotPaste'
    const isDone = shown.files && shown.state.at === 'not-replaced'
    const label = isBusy() ? 'action.cancel' : isDone ? 'action.close' : backLabel
    back.replaceChildren(withKeys(t(label), 'Esc'))
  }

  /** Seen from outside of the shadow tree a key's target is its host. */
  function activeIn(): Element | null {
    const root = dialog.getRootNode()
    return root instanceof ShadowRoot ? root.activeElement : null
  }

  function focusAgain(): void {
    ;(isAsking ? field : primary.hidden ? back : primary).focus()
  }

  function isAt(wanted: Element | string): boolean {
    const active = activeIn()
    return typeof wanted === 'string' ? active?.matches(wanted) === true : active === wanted
  }

  function found(view: HoldView): HTMLElement[] {
    const { findings } = view
    const items = findings
      .slice(0, MOST_NAMED)
      .map((one) =>
        element(
          'li',
          {},
          element('span', { class: 'name' }, nameOf(one)),
          element('span', { class: 'hint' }, foundText(i18n, one, view)),
        ),
      )
    const rest = findings.length - items.length
    if (rest > 0)
      items.push(element('li', { class: 'hint' }, t('composer.hold.more', String(rest))))
    return items
  }

  return {
    element: scope,
    dialog,
    show(view) {
      if (JSON.stringify(view) === JSON.stringify(shown)) return false
      isFresh = shown?.state.at !== view.state.at
      shown = view
      alert.hidden = true
      draw()
      return true
    },
    focus() {
      // What had the focus may be gone with the state it belonged to.
      const active = activeIn()
      if (!active?.checkVisibility() || isFresh) (primary.hidden ? back : primary).focus()
      isFresh = false
    },
    warn(text) {
      alert.textContent = text
      alert.hidden = false
    },
    hide() {
      shown = null
      isAsking = false
      field.value = ''
      dialog.close()
    },
    press(event) {
      if (event.key !== 'Escape' && event.key !== 'Enter') return false
      // A page can take the focus out, and a key would mean another thing than a person sees.
      if (!dialog.contains(activeIn())) focusAgain()
      else if (event.key === 'Escape') leave()
      // A key that is held down since the message was to be sent decides nothing.
      else if (event.repeat) return true
      else if (isAt(field)) goAnyway()
      else if (isAt('button, a')) return false
      else primaryOf()?.run()
      return true
    },
  }
}
