import { hasFocus } from '#lib/editors/focus.ts'
import { isTypable } from '#lib/editors/typable.ts'
import { isSuspicious } from './suspicious.ts'

/**
 * What the first stage hands to the second. Both run in the same isolated world of one frame: the
 * first is in every frame of a watched site from its beginning, the second where a person has
 * begun to type.
 */
export interface Guard {
  /** Told of every event that matters, before the page hears of it; set by the second stage. */
  onEvent: ((event: Event) => void) | null
  /** Over when the extension is updated or switched off, or the site is watched no more. */
  readonly signal: AbortSignal
  /** What was pasted before the second stage was there. */
  takeEarlyPaste(): EarlyPaste | null
  /**
   * The second stage could not begin. No paste waits for it any more, and it is asked for again
   * when a box gets the focus.
   */
  failed(): void
  /** Take every listener back. */
  end(): void
}

/** A paste that was held because nobody could look at it yet. */
export interface EarlyPaste {
  text: string
  target: HTMLElement
}

export interface GuardPorts {
  /** Bring the second stage into this frame. @returns false where nothing is watched any more. */
  load(): Promise<boolean>
  /** False once the extension is updated or gone: nobody answers this script any more. */
  isAlive(): boolean
  /** Our code threw, and the event has gone on to the page; or a held paste could not be put in. */
  onFailed(): void
}

/**
 * All pointer events, because pages send on any of them, and one that was held at its beginning
 * must be held to its end.
 */
const EVENTS = [
  'focusin',
  'keydown',
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'touchend',
  'click',
  'submit',
  'paste',
  'drop',
] as const

/** So long a paste is held for the second stage; then it goes in as it is. */
const LONGEST_WAIT_MS = 3000

/**
 * Listen in one frame: on `window`, in the capture phase, before any script of the page. The only
 * thing decided here is when the second stage is wanted.
 */
export function startGuard(ports: GuardPorts): Guard {
  const lifetime = new AbortController()
  const { signal } = lifetime
  let isLoading = false
  let hasFailed = false
  let early: EarlyPaste | null = null

  const guard: Guard = {
    onEvent: null,
    signal,
    takeEarlyPaste() {
      const taken = early
      early = null
      return taken
    },
    failed() {
      guard.onEvent = null
      isLoading = false
      hasFailed = true
      ports.onFailed()
      putIn()
    },
    end: () => lifetime.abort(),
  }

  function hear(event: Event): void {
    if (!ports.isAlive()) {
      guard.end()
      return
    }
    if (!event.isTrusted) return
    try {
      if (guard.onEvent) guard.onEvent(event)
      else beforeSecondStage(event)
    } catch {
      // Nobody's message is lost to an error of ours: the page gets the event.
      ports.onFailed()
    }
  }

  function beforeSecondStage(event: Event): void {
    const [target] = event.composedPath()
    if (!(target instanceof Element)) return
    const box = target.closest('[contenteditable], textarea, input') ?? target
    if (!isTypable(box)) return
    if (!hasFailed || event.type === 'focusin') void load()
    if (hasFailed) return
    if (event instanceof ClipboardEvent && event.type === 'paste') holdEarly(event, box)
  }

  async function load(): Promise<void> {
    if (isLoading) return
    isLoading = true
    try {
      if (!(await ports.load())) guard.end()
    } catch {
      // The background was being replaced: the next event asks again.
      isLoading = false
    }
  }

  function holdEarly(event: ClipboardEvent, target: HTMLElement): void {
    const { clipboardData: data } = event
    // Markup and files only the page can put in.
    if (early !== null || !data?.types.every((type) => type === 'text/plain')) return
    const text = data.getData('text/plain')
    if (!isSuspicious(text)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    early = { text, target }
    setTimeout(putIn, LONGEST_WAIT_MS)
  }

  /** Nobody looks at it: it goes in as it is. */
  function putIn(): void {
    const held = guard.takeEarlyPaste()
    if (held === null) return
    // The command goes to whatever has the focus: not into a box that the text was not for.
    if (hasFocus(held.target)) document.execCommand('insertText', false, held.text)
    else ports.onFailed()
  }

  function arm(): void {
    for (const name of EVENTS) {
      window.addEventListener(name, hear, { capture: true, passive: false, signal })
    }
  }
  removeLeftovers()
  arm()
  // `document.open` erases listeners and injects nothing anew (Proton's composer, TinyMCE); the
  // same call for the same listener does nothing.
  const observer = new MutationObserver(arm)
  observer.observe(document, { childList: true })
  signal.addEventListener('abort', () => {
    observer.disconnect()
    putIn()
  })
  // A page may have put the focus into its box before this ran.
  if (document.activeElement && isTypable(document.activeElement)) void load()
  return guard
}

/** Firefox leaves what scripts of before an update have put into a page. */
function removeLeftovers(): void {
  for (const left of document.querySelectorAll('div[data-ms="ui"], matchstick-ui')) left.remove()
}

declare global {
  var matchstickGuard: Guard | undefined
}
