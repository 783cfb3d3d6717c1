import { focusedElement } from '#lib/editors/focus.ts'
import { isTypable } from '#lib/editors/typable.ts'
import { type HoldEarly, holdEarly } from './early.ts'
import { type HearFiles, hearFiles } from './hear-files.ts'
import { MARKS } from './marks.ts'

/**
 * What the first stage hands to the second. Both run in the same isolated world of one frame: the
 * first is in every frame of a watched site from its beginning, the second where a person has
 * begun to type.
 */
export interface Guard {
  /** Told of every event that matters, before the page hears of it; set by the second stage. */
  onEvent: ((event: Event) => void) | null
  /** Whether an event happens in what we have put into the page; set by the second stage. */
  isOurs: ((event: Event) => boolean) | null
  /** What is dropped, pasted or chosen of files. */
  readonly files: Pick<HearFiles, 'take' | 'handEarly'>
  /** Over when the extension is updated or switched off, or the site is watched no more. */
  readonly signal: AbortSignal
  /** What stood on `window` is to be put there again: `document.open` takes it; set by the second stage. */
  onOpened: (() => void) | null
  /** The same events in a window around this one, as far as no script of its page stops them. */
  hearIn(around: Window, until: AbortSignal): void
  /** Hands over what was done before the second stage was there. */
  readonly handEarly: HoldEarly['hand']
  /**
   * The second stage could not begin. Nothing waits for it any more, and it is asked for again
   * when a box gets the focus.
   */
  failed(thrown: unknown): void
  /** End where nobody answers any more. @returns whether it goes on. */
  isAlive(): boolean
  /** Take every listener back. */
  end(): void
}

export interface GuardPorts {
  /** Bring the second stage into this frame. @returns false where nothing is watched any more. */
  load(): Promise<boolean>
  /** False once the extension is updated or gone: nobody answers this script any more. */
  isAlive(): boolean
  /** Our code threw, and the event has gone on to the page. */
  onFailed(thrown: unknown): void
  /** A held paste could not be put in, files not given back or not looked into. */
  onMissed(what: 'paste-lost' | 'file-lost' | 'file-unchecked'): void
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
  // Before a drop: it may be the first that happens in a box.
  'dragenter',
  'drop',
] as const

/**
 * What tells of each letter that is typed, or is there to be read: heard to keep it from the page
 * when it happens in our own UI. Events of a closed root leave it with all that they hold.
 */
const TELLING = [
  'keypress',
  'beforeinput',
  'textInput',
  'input',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'copy',
  'cut',
  'dragstart',
] as const

/** What tells that files are chosen, and that they were. */
const OF_INPUTS = ['click', 'input', 'change'] as const

/**
 * Listen in one frame: on `window`, in the capture phase, before any script of the page. The only
 * thing decided here is when the second stage is wanted.
 */
export function startGuard(ports: GuardPorts): Guard {
  const lifetime = new AbortController()
  const { signal } = lifetime
  let isLoading = false
  let hasFailed = false
  /** Keys whose press the page has not heard: it does not hear them let go either. */
  const keptKeys = new Set<string>()

  const early = holdEarly(() => ports.onMissed('paste-lost'))
  const files = hearFiles({
    load: () => {
      if (!guard.onEvent) void load()
    },
    mayWait: () => !hasFailed,
    onMissed: ports.onMissed,
  })

  const guard: Guard = {
    onEvent: null,
    isOurs: null,
    files,
    signal,
    onOpened: null,
    hearIn,
    handEarly: early.hand,
    failed(thrown) {
      guard.onEvent = null
      guard.isOurs = null
      guard.onOpened = null
      files.take = null
      isLoading = false
      hasFailed = true
      ports.onFailed(thrown)
      early.letGo()
      files.letGo()
    },
    isAlive() {
      if (!ports.isAlive()) guard.end()
      return !signal.aborted
    },
    end: () => lifetime.abort(),
  }

  function hear(event: Event): void {
    if (!guard.isAlive() || !event.isTrusted) return
    try {
      // Those of a window around are seen to in its own frame.
      if (event.currentTarget === window && files.hear(event)) return
      if (guard.onEvent) guard.onEvent(event)
      else beforeSecondStage(event)
    } catch (thrown) {
      // Nobody's message is lost to an error of ours: the page gets the event.
      ports.onFailed(thrown)
    }
    const code = event.type === 'keydown' ? codeOf(event) : ''
    if (code === '') return
    if (event.cancelBubble) keptKeys.add(code)
    else keptKeys.delete(code)
  }

  function hearInput(event: Event): void {
    try {
      if (guard.isAlive()) files.hearInput(event)
    } catch (thrown) {
      ports.onFailed(thrown)
    }
  }

  function keep(event: Event): void {
    // One that the page makes up would tell it which keys are down.
    const isKept = event.isTrusted && event.type === 'keyup' && keptKeys.delete(codeOf(event))
    if (isKept || guard.isOurs?.(event)) event.stopImmediatePropagation()
  }

  function beforeSecondStage(event: Event): void {
    // In Firefox a drop may be on a text.
    const target = event.composedPath().find((one) => one instanceof Element)
    if (!target) return
    // Files may be dropped anywhere.
    const hasFiles = event instanceof DragEvent && event.dataTransfer?.types.includes('Files')
    if (hasFiles && !hasFailed) void load()
    const box = target.closest('[contenteditable], textarea, input') ?? target
    if (!isTypable(box)) return
    if (!hasFailed || event.type === 'focusin') void load()
    if (!hasFailed) early.hold(event, box)
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

  function hearIn(target: Window, until: AbortSignal): void {
    const how = { capture: true, passive: false, signal: until }
    for (const name of EVENTS) target.addEventListener(name, hear, how)
    target.addEventListener('keyup', keep, how)
  }

  function arm(): void {
    hearIn(window, signal)
    for (const name of OF_INPUTS) {
      window.addEventListener(name, hearInput, { capture: true, signal })
    }
    for (const name of TELLING) window.addEventListener(name, keep, { capture: true, signal })
    guard.onOpened?.()
  }
  removeLeftovers()
  arm()
  // `document.open` erases listeners and injects nothing anew (Proton's composer, TinyMCE); the
  // same call for the same listener does nothing.
  const observer = new MutationObserver(arm)
  observer.observe(document, { childList: true })
  signal.addEventListener('abort', () => {
    observer.disconnect()
    early.letGo()
    files.letGo()
  })
  // A page may have put the focus into its box before this ran.
  const active = focusedElement()
  if (active && isTypable(active)) void load()
  return guard
}

/** Events of the windows around are of other classes than ours. */
function codeOf(event: Event): string {
  return 'code' in event && typeof event.code === 'string' ? event.code : ''
}

/** Firefox leaves what scripts of before an update have put into a page. */
function removeLeftovers(): void {
  if ('highlights' in CSS) for (const name of MARKS) CSS.highlights.delete(name)
  for (const left of document.querySelectorAll('div[data-ms="ui"], matchstick-ui')) left.remove()
}

declare global {
  var matchstickGuard: Guard | undefined
}
