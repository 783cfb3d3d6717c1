/** What sends a message: keys, buttons, forms. Rules of thumb, refined by what is known of the site. */
import type { Site } from '#lib/editors/sites/site.ts'

/** What a key press does in a box of which nothing is known. */
const GENERIC_KEYS = ['Enter', 'Mod+Enter']

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
export function isSendKey(press: KeyPress, site: Site | null): boolean {
  if (press.isComposing || press.keyCode === COMPOSING) return false
  return (site?.sendKeys ?? GENERIC_KEYS).includes(chordOf(press))
}

/** The code of every key that goes to an input method (UI Events, section 7.3). */
const COMPOSING = 229

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
const NEAR = 'form, [role="dialog"], footer, [role="form"]'
/**
 * What people call the button, in the languages of the detectors: whole words, for "Comments" opens
 * a list. Chinese and Japanese have no space after a word. What saves is left to what is known of
 * a site: most of what is called so saves settings.
 */
const SEND_WORD =
  /(?:^|[^\p{L}])(?:(?:send|submit|post|reply|comment|publish|senden|absenden|antworten|envoyer|répondre|enviar|publicar|responder|invia|rispondi|verzenden|verstuur|wyślij|отправить|gönder|yanıtla)(?!\p{L})|送信(?!済)|返信|发送|發送|回复)/iu

/**
 * The button that sends what is in a box.
 *
 * @param path - of an event at it, from the innermost element.
 * @returns null when the event is at something else.
 */
export function sendButtonAt(
  path: readonly EventTarget[],
  box: Element,
  site: Site | null,
): HTMLElement | null {
  const inner = path.find((target): target is Element => target instanceof Element)
  const button = inner?.closest(BUTTONS)
  if (!(button instanceof HTMLElement) || button.contains(box)) return null
  if (!isNear(button, box, site)) return null
  const isKnown = site?.sendButtons.some((css) => button.closest(css) ?? button.querySelector(css))
  return isKnown || isSubmit(button) || isCalledSend(button) ? button : null
}

/** @returns the button that sends what is in a box, to press it once more. */
export function findSendButton(box: Element, site: Site | null): HTMLElement | null {
  for (const css of site?.sendButtons ?? []) {
    for (const found of rootOf(box).querySelectorAll(css)) {
      const button = found.closest(BUTTONS) ?? found
      if (button instanceof HTMLElement && isNear(button, box, site) && button.checkVisibility()) {
        return button
      }
    }
  }
  return null
}

/** Whether both belong to one composer; where none is known, to one form, dialog or footer. */
export function isNear(button: Element, box: Element, site: Site | null): boolean {
  const holders = [...(site?.composers ?? []), NEAR]
  const known = holders.map((css) => box.closest(css)).filter((holder) => holder !== null)
  if (known.some((holder) => holder.contains(button))) return true
  // Sites change: where nothing around the box is known, any button that sends may be its own.
  if (known.length === 0) return true
  const isKnown = site?.sendButtons.some((css) => button.matches(css) || button.closest(css))
  return isKnown === true && site !== null && isOnlyBox(button, box, site)
}

/** Whether no other box shares what holds both: Outlook's button is outside of what scrolls. */
function isOnlyBox(button: Element, box: Element, { boxes }: Site): boolean {
  let both = box.parentElement
  while (both && !both.contains(button)) both = both.parentElement
  const all = both?.querySelectorAll(boxes.map(({ selector }) => selector).join()) ?? []
  return [...all].every(
    (other) => other.contains(box) || box.contains(other) || !other.checkVisibility(),
  )
}

function isSubmit(button: HTMLElement): boolean {
  if (button instanceof HTMLButtonElement) return button.type === 'submit' && button.form !== null
  return button instanceof HTMLInputElement
}

function isCalledSend(button: HTMLElement): boolean {
  const names = ['aria-label', 'title', 'data-testid', 'data-tooltip', 'name']
  const words = names.map((name) => button.getAttribute(name) ?? '')
  return [...words, (button.textContent ?? '').slice(0, 40)].some(meansSend)
}

/** @returns whether a button of this name, or with this in its code, sends. */
export function meansSend(name: string): boolean {
  // Names in code: `sendButton`.
  return SEND_WORD.test(name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
}

function rootOf(box: Element): Document | ShadowRoot {
  const root = box.getRootNode()
  return root instanceof ShadowRoot ? root : document
}
