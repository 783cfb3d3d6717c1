/** What sends a message: keys, buttons, forms. Rules of thumb, refined by what is known of the site. */
import { findInside, hasInside, isElement, isHtml, parentOf, standIn } from '#lib/editors/around.ts'
import { GENERIC_KEYS, type SiteFacts } from '#lib/editors/sites/facts.ts'
import { COMPOSING } from './send-key.ts'

/** What of a key press tells whether it sends. */
export interface KeyPress {
  key: string
  keyCode: number
  isComposing: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** @returns whether it sends here: an Enter that ends a composition or breaks a line does not. */
export function isSendKey(press: KeyPress, site: SiteFacts | null): boolean {
  if (press.isComposing || press.keyCode === COMPOSING) return false
  return (site?.sendKeys ?? GENERIC_KEYS).includes(chordOf(press))
}

function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const name = key.length === 1 ? key.toUpperCase() : key
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shiftKey ? 'Shift+' : ''}${name}`
}

/** @returns whether a plain Enter picks an entry of a list of suggestions that is open for this box. */
export function picksSuggestion(press: KeyPress, box: Element): boolean {
  if (chordOf(press) !== 'Enter') return false
  const isOpen = box.getAttribute('aria-expanded') === 'true'
  if (!isOpen && !box.getAttribute('aria-activedescendant')) return false
  // Pages leave these attributes behind: what counts is a list that is seen, the box's own if it names one.
  const id = box.getAttribute('aria-controls') ?? box.getAttribute('aria-owns')
  const lists =
    id === null
      ? document.querySelectorAll('[role="listbox"]')
      : [box.ownerDocument.getElementById(id)]
  return [...lists].some((list) => list?.checkVisibility())
}

/** @returns whether a key presses the button that has the focus. */
export function pressesButton(press: KeyPress): boolean {
  const chord = chordOf(press)
  return chord === 'Enter' || chord === ' '
}

const BUTTONS = 'button, [role="button"], a, input[type="submit"], input[type="image"]'
export const NEAR = 'form, [role="dialog"], footer, [role="form"]'
const ONE_MESSAGE = 'form, [role="form"]'
/**
 * What people call the button, in the languages of the detectors: whole words, for "Comments" opens
 * a list. Chinese and Japanese have no space after a word. What saves is one only beside a box where
 * messages are changed, as a site's facts tell: most of what is called so saves settings.
 */
const SEND_WORD =
  /(?:^|[^\p{L}])(?:(?:send|submit|post|reply|comment|publish|senden|absenden|antworten|envoyer|répondre|enviar|publicar|responder|invia|rispondi|verzenden|verstuur|wyślij|отправить|gönder|yanıtla)(?!\p{L})|送信(?!済)|返信|发送|發送|回复)/iu
const SAVE_WORD =
  /(?:^|[^\p{L}])(?:(?:save|update|done|speichern|enregistrer|guardar|salvar|salva|opslaan|zapisz|сохранить|kaydet)(?!\p{L})|保存|儲存)/iu

/**
 * The button that sends what is in a box, in its document or one around it.
 *
 * @param path - of an event at it, from the innermost element.
 * @returns null when the event is at something else.
 */
export function sendButtonAt(
  path: readonly EventTarget[],
  box: Element,
  site: SiteFacts | null,
): HTMLElement | null {
  const button = path.find(isElement)?.closest(BUTTONS)
  if (!isHtml(button) || button.contains(box)) return null
  const isKnown = site?.sendButtons.some((css) => button.closest(css) ?? button.querySelector(css))
  if (!isKnown && !isSubmit(button) && !isCalled(button, box, site)) return null
  return isNear(button, box, site) ? button : null
}

/** @returns the button in this document that sends what is in a box, to press it once more. */
export function findSendButton(
  box: Element,
  site: SiteFacts | null,
  inside: Document,
): HTMLElement | null {
  const root = box.ownerDocument === inside ? box.getRootNode() : inside
  if (!('querySelectorAll' in root)) return null
  for (const css of site?.sendButtons ?? []) {
    for (const found of root.querySelectorAll(css)) {
      const button = found.closest(BUTTONS) ?? found
      if (isHtml(button) && isNear(button, box, site) && button.checkVisibility()) {
        return button
      }
    }
  }
  return null
}

/** Whether both belong to one composer; where none is known, to one form, dialog or footer. */
export function isNear(button: Element, wanted: Element, site: SiteFacts | null): boolean {
  const box = standIn(wanted, button.ownerDocument)
  if (!box || isOfOtherBox(button, box, site)) return false
  const holders = [...(site?.composers ?? []), NEAR]
  const known = holders.map((css) => box.closest(css)).filter((holder) => holder !== null)
  if (known.some((holder) => hasInside(holder, button))) return true
  // Sites change: where nothing around the box is known, any button that sends may be its own.
  if (known.length === 0) return true
  // A button outside of the form: by its name alone, where no other message could be meant.
  const isKnown = site?.sendButtons.some((css) => button.matches(css) || button.closest(css))
  return (isKnown || isCalled(button, box, site)) && isOnlyBox(button, box, site)
}

/**
 * Whether the smallest part of the page around a button that has a box has only others: a reply, or
 * a message that is edited, with a button of its own.
 */
function isOfOtherBox(button: Element, box: Element, site: SiteFacts | null): boolean {
  let holder = parentOf(button)
  while (holder && !hasInside(holder, box)) {
    if (otherBoxes(holder, box, site).some((other) => !isSentWith(other, box, site))) return true
    holder = parentOf(holder)
  }
  return false
}

/** Whether both are sent at once: what stands in one form is, whichever of its boxes a button is beside. */
function isSentWith(other: Element, box: Element, site: SiteFacts | null): boolean {
  // The nearest: Slack's pane of a thread holds composers of their own.
  const holder = other.closest([...(site?.composers ?? []), ONE_MESSAGE].join())
  return holder !== null && hasInside(holder, box)
}

/** Whether no other box shares what holds both: Outlook's button is outside of what scrolls. */
function isOnlyBox(button: Element, box: Element, site: SiteFacts | null): boolean {
  let both = parentOf(box)
  while (both && !hasInside(both, button)) both = parentOf(both)
  return !both || otherBoxes(both, box, site).length === 0
}

export const ANY_BOX = 'textarea, [contenteditable]:not([contenteditable="false"])'

function otherBoxes(holder: Element, box: Element, site: SiteFacts | null): Element[] {
  const css = site?.boxes.map(({ selector }) => selector).join() || ANY_BOX
  return findInside(holder, css).filter(
    (other) => !other.contains(box) && !box.contains(other) && other.checkVisibility(),
  )
}

function isSubmit(button: HTMLElement): boolean {
  if (isButton(button)) return button.type === 'submit' && button.form !== null
  return button.localName === 'input'
}

function isButton(element: HTMLElement): element is HTMLButtonElement {
  return element.localName === 'button'
}

/** Whether one of its names says that it sends; beside an edit, that it saves. */
function isCalled(button: Element, box: Element, site: SiteFacts | null): boolean {
  return namesOf(button).some((name) => meansSend(name, isEdit(box, site)))
}

function namesOf(button: Element): string[] {
  const names = ['aria-label', 'title', 'data-testid', 'data-tooltip', 'name']
  const words = names.map((name) => button.getAttribute(name) ?? '')
  return [...words, (button.textContent ?? '').slice(0, 40)]
}

/** Whether a message that was sent is changed there. */
function isEdit(box: Element, site: SiteFacts | null): boolean {
  return site?.boxes.some(({ selector, use }) => use === 'edit' && box.matches(selector)) ?? false
}

/** @returns whether a button of this name, or with this in its code, sends; beside an edit, whether it saves. */
export function meansSend(name: string, isOfEdit = false): boolean {
  // Names in code: `sendButton`.
  const words = name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
  return SEND_WORD.test(words) || (isOfEdit && SAVE_WORD.test(words))
}
