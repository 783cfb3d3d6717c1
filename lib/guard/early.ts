/**
 * What is done in a box before the second stage is there to look at it: a paste, and the Enter that
 * may send what was pasted or typed. Both wait for it, and go on as they are where it does not come.
 */
import { LONGEST_TYPED } from '#lib/editors/engines/text-field.ts'
import { hasFocus } from '#lib/editors/focus.ts'
import { breaksLine, pressKeyAgain } from './press-again.ts'
import { COMPOSING } from './send-key.ts'
import { isSuspicious } from './suspicious.ts'

/** So long it waits for the second stage. */
const LONGEST_WAIT_MS = 3000

export interface Early {
  readonly target: HTMLElement
  /** What was pasted, and is not in the box yet. */
  text: string | null
  /** What was pressed after it. */
  key: KeyboardEvent | null
}

export interface HoldEarly {
  /** Hold it if it may be one with a credential. */
  hold(event: Event, box: HTMLElement): void
  /**
   * Hand over what waits. Where nobody takes it it goes on as it is; where that throws it goes on waiting.
   * @param take - returns whether it sees to it.
   */
  hand(take: (early: Early) => boolean): void
  /** Nobody looks at it: it goes on as it is. */
  letGo(): void
}

/** @param onLost - a paste could not be put in. */
export function holdEarly(onLost: () => void): HoldEarly {
  let early: Early | null = null

  function wait(event: Event, target: HTMLElement): Early {
    event.preventDefault()
    event.stopImmediatePropagation()
    if (early) return early
    setTimeout(letGo, LONGEST_WAIT_MS)
    early = { target, text: null, key: null }
    return early
  }

  function letGo(): void {
    const held = early
    early = null
    if (held === null) return
    const { target, text, key } = held
    // The command goes to whatever has the focus: not into a box that the text was not for.
    const isThere = hasFocus(target)
    if (text !== null && isThere) document.execCommand('insertText', false, text)
    else if (text !== null) onLost()
    if (key && isThere && !pressKeyAgain(target, key) && breaksLine(key))
      document.execCommand('insertText', false, '\n')
  }

  return {
    hold(event, box) {
      if (early && early.target !== box) return
      if (event instanceof ClipboardEvent && event.type === 'paste') {
        const text = early?.text ? null : textOf(event)
        if (text !== null) wait(event, box).text = text
      } else if (isEnter(event) && (early?.text || isSuspicious(writtenIn(box)))) {
        wait(event, box).key = event
      }
    },
    hand(take) {
      if (early && take(early)) early = null
      letGo()
    },
    letGo,
  }
}

/** @returns null for a paste that does not wait. */
function textOf({ clipboardData: data }: ClipboardEvent): string | null {
  // Markup and files only the page can put in.
  if (!data?.types.every((type) => type === 'text/plain')) return null
  const text = data.getData('text/plain')
  // Longer ones only the page's own paste can put in.
  return text.length <= LONGEST_TYPED && isSuspicious(text) ? text : null
}

/** Not in an input, where it is the browser that sends, by a form; that is heard when it does. */
function isEnter(event: Event): event is KeyboardEvent {
  if (!(event instanceof KeyboardEvent) || event.type !== 'keydown') return false
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return false
  return event.keyCode !== COMPOSING && !(event.target instanceof HTMLInputElement)
}

function writtenIn(box: HTMLElement): string {
  return box instanceof HTMLTextAreaElement ? box.value : (box.textContent ?? '')
}
