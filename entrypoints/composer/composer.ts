import type { Question } from '#components/composer/question.ts'
import type { Surface } from '#components/composer/surface.ts'
import type { Scanner } from '#lib/detection/scan.ts'
import { isElement, windowsAround } from '#lib/editors/around.ts'
import type { ComposeBox } from '#lib/editors/compose-box.ts'
import { focusedElement } from '#lib/editors/focus.ts'
import type { SiteFacts } from '#lib/editors/sites/facts.ts'
import { usableFacts } from '#lib/editors/sites/usable-facts.ts'
import { boxesFor } from '#lib/guard/boxes-for.ts'
import type { Early } from '#lib/guard/early.ts'
import type { Guard } from '#lib/guard/guard.ts'
import type { KnownTokens } from '#lib/guard/known.ts'
import { ownFinders } from '#lib/guard/own-finders.ts'
import { report } from '#lib/guard/report.ts'
import { isNear, isSendKey, pressesButton } from '#lib/guard/sends.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import { loadedDetection } from '#lib/platform/detection-script.ts'
import { HoldFiles } from './hold-files.ts'
import { HoldPaste } from './hold-paste.ts'
import { HoldSend, record, stop } from './hold-send.ts'
import type { Warnings } from './warnings.ts'
import { Watch } from './watch.ts'

/** What the composer needs from its surroundings. */
export interface ComposerParts {
  /** @param signal - over when nobody is interested in the box any more. */
  findBox(
    path: readonly EventTarget[],
    site: SiteFacts | null,
    signal: AbortSignal,
  ): ComposeBox | null
  surface: Surface
  question: Question
  warnings: Warnings
  known: KnownTokens
}

/** The boxes of one frame: who is in which, and what is done at each event. */
export class Composer {
  readonly #guard: Guard
  readonly #parts: ComposerParts
  readonly #sends: HoldSend
  readonly #pastes: HoldPaste
  readonly #files: HoldFiles
  readonly #watches = new Map<HTMLElement, Watch>()
  /** Boxes that were taken out while something was replaced in them. */
  readonly #gone = new Set<Watch>()
  #settings: ComposerSettings
  #scanner: Scanner
  #site: SiteFacts | null
  #reported = ''
  #pulse: ReturnType<typeof setInterval> | undefined
  /** Over when the page of this frame is left. */
  #stay = new AbortController()

  constructor(guard: Guard, settings: ComposerSettings, parts: ComposerParts) {
    this.#guard = guard
    this.#parts = parts
    this.#settings = settings
    this.#scanner = scannerOf(settings)
    this.#site = usableFacts(settings.site)
    this.#sends = new HoldSend(parts.question, () => this.#settings)
    this.#pastes = new HoldPaste(parts.question, parts.known, () => this.#settings)
    this.#files = new HoldFiles({
      question: parts.question,
      known: parts.known,
      settings: () => this.#settings,
      scanner: () => this.#scanner,
      signal: guard.signal,
      boxFor: (path) => this.#boxFor(path),
    })
    guard.files.take = this.#files.take
    guard.onEvent = (event) => this.#hear(event)
    guard.isOurs = parts.surface.isInside
    guard.signal.addEventListener('abort', () => this.end())
    let frame = 0
    const follow = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => parts.warnings.move())
    }
    const passive = { capture: true, passive: true, signal: guard.signal } as const
    const leave = () => this.#leave()
    const stayIn = () => this.#stayIn()
    const listen = () => {
      window.addEventListener('scroll', follow, passive)
      window.addEventListener('resize', follow, passive)
      // A frame that goes takes its findings with it; a page that is gone back to has them again.
      window.addEventListener('pagehide', leave, passive)
      window.addEventListener('pageshow', stayIn, passive)
    }
    listen()
    guard.onOpened = listen
    this.#stayIn()
    const active = focusedElement()
    if (active) this.#enter([active])
    guard.files.handEarly()
    guard.handEarly((early) => this.#takeEarly(early))
  }

  /** The person or their organisation has changed the settings. */
  configure(settings: ComposerSettings): void {
    this.#settings = settings
    this.#site = usableFacts(settings.site)
    this.#scanner = scannerOf(settings)
    for (const watch of this.#watches.values()) {
      watch.findings.configure(this.#scanner, settings.levels)
      watch.update()
    }
  }

  end(): void {
    clearInterval(this.#pulse)
    this.#stay.abort()
    this.#files.end()
    this.#parts.question.end()
    sendAsComposer('composer/cancel', {}).catch(() => undefined)
    for (const watch of this.#watches.values()) watch.end()
    this.#watches.clear()
    this.#parts.warnings.end()
    this.#parts.surface.end()
  }

  #stayIn(): void {
    this.#stay.abort()
    this.#stay = new AbortController()
    const signal = AbortSignal.any([this.#guard.signal, this.#stay.signal])
    // The button is often in the document around the frame of its box.
    for (const around of windowsAround()) this.#guard.hearIn(around, signal)
    this.#report(this.#liveWatches())
  }

  #leave(): void {
    // What listens elsewhere would keep all of this frame.
    this.#stay.abort()
    this.#report([])
    sendAsComposer('composer/cancel', {}).catch(() => undefined)
  }

  #hear(event: Event): void {
    if (event.currentTarget === window && this.#parts.surface.take(event)) return
    if (IS_TOUCH.has(event.type)) this.#parts.warnings.touched()
    if (event.currentTarget !== window) {
      this.#hearAround(event)
      return
    }
    const path = event.composedPath()
    const watch = this.#enter(path)
    switch (event.type) {
      case 'keydown':
        if (isKey(event)) this.#onKey(event, watch)
        return
      case 'paste':
      case 'drop':
        if (watch) this.#pastes.hold(event, watch)
        return
      case 'submit':
        if (isSubmit(event)) this.#sends.holdSubmit(event, this.#liveWatches())
        return
      case 'focusin':
        if (watch) this.#parts.warnings.enter(watch)
        return
      case 'dragenter':
        return
      default:
        this.#sends.holdPress(event, path, this.#liveWatches(), this.#site)
    }
  }

  /** In a document around this frame: what sends from there. */
  #hearAround(event: Event): void {
    if (isKey(event)) this.#onKeyOutside(event)
    else if (isSubmit(event)) this.#sends.holdSubmit(event, this.#liveWatches())
    else if (!OF_BOXES.has(event.type))
      this.#sends.holdPress(event, event.composedPath(), this.#liveWatches(), this.#site)
  }

  #onKey(event: KeyboardEvent, watch: Watch | null): void {
    if (!watch) {
      this.#onKeyOutside(event)
      return
    }
    if (this.#parts.warnings.takeKey(event, watch)) return
    const [target] = event.composedPath()
    const { coming } = this.#pastes
    if (!coming || !isSendKey(event, this.#site)) this.#sends.holdKey(event, watch, this.#site)
    else {
      // It would send the message without what was just pasted.
      stop(event)
      void this.#pressAfter(coming, event, watch, target)
    }
  }

  /** Who is asked about what they have pasted has not sent it. */
  async #pressAfter(
    coming: Promise<boolean>,
    key: KeyboardEvent,
    watch: Watch,
    target: EventTarget | undefined,
  ): Promise<void> {
    if (await coming) this.#sends.holdEarly(key, watch, target, this.#site)
  }

  /** On a button that has the focus, or a shortcut from another field of the composer. */
  #onKeyOutside(event: KeyboardEvent): void {
    const path = event.composedPath()
    const watches = this.#liveWatches()
    if (pressesButton(event)) {
      this.#sends.holdPress(event, path, watches, this.#site)
      return
    }
    const [target] = path
    if (!isElement(target)) return
    for (const watch of watches) {
      if (!isNear(target, watch.box.element, this.#site)) continue
      this.#sends.holdKey(event, watch, this.#site)
      if (event.defaultPrevented) return
    }
  }

  /** The box of an event, watched from now on. */
  #enter(path: readonly EventTarget[]): Watch | null {
    for (const target of path) {
      const known = target instanceof HTMLElement ? this.#watches.get(target) : undefined
      if (known?.box.isLive()) return known
    }
    const lifetime = new AbortController()
    const signal = AbortSignal.any([this.#guard.signal, lifetime.signal])
    const box = this.#parts.findBox(path, this.#site, signal)
    if (!box) return null
    const before = this.#watches.get(box.element)
    // By an element inside of it, such as a line that can be typed into by itself (Notion).
    if (before?.box === box) return before
    // The same element with another editor in it, or one that was read-only.
    before?.end()
    const { levels } = this.#settings
    const { known } = this.#parts
    const changed = (one: Watch) => this.#changed(one)
    const watch = new Watch(box, this.#scanner, levels, known, changed, lifetime)
    for (const gone of [...this.#watches.values(), ...this.#gone]) {
      if (gone.isFollowedBy(watch)) watch.following.goOnFrom(gone.following)
    }
    this.#watches.set(box.element, watch)
    return watch
  }

  /**
   * Where files are dropped or pasted; else the one box that they can be for. A link in another
   * conversation is worse than one that is copied: of several none is taken.
   */
  #boxFor(path: readonly EventTarget[]): Watch | null {
    const known = this.#enter(path)
    if (known) return known
    const entered = this.#liveWatches().map(({ box }) => box.element)
    const all = boxesFor(path, entered, this.#site)
    if (all.length > MOST_TRIED) return null
    // Nobody was in them: they are asked what they are, and not watched.
    const trial = new AbortController()
    const boxes = new Set(
      all.flatMap((one) => this.#parts.findBox([one], this.#site, trial.signal)?.element ?? []),
    )
    trial.abort()
    const [box] = boxes
    return box && boxes.size === 1 ? this.#enter([box]) : null
  }

  /** Boxes that are hidden come back with what is in them; those that are gone do not. */
  #liveWatches(): Watch[] {
    for (const [element, watch] of this.#watches) {
      if (element.isConnected) continue
      // Drawn anew, it can be sent before anybody has been in it.
      for (const one of watch.successors) this.#enter([one])
      watch.end()
      this.#watches.delete(element)
      if (!watch.following.isUnderWay) continue
      // The page may draw its box later than this is noticed.
      this.#gone.add(watch)
      void watch.following.over().then(() => this.#gone.delete(watch))
    }
    return [...this.#watches.values()].filter(({ box }) => box.isLive())
  }

  #changed(watch: Watch): void {
    const all = this.#liveWatches()
    this.#parts.warnings.show(watch, all, this.#settings, this.#site)
    this.#report(all)
    clearInterval(this.#pulse)
    if (all.some(({ findings: { open } }) => open.length > 0)) {
      this.#pulse = setInterval(() => this.#guard.isAlive(), PULSE_MS)
    }
  }

  /** What the badge and the popup show; told when it is another than before. */
  #report(watches: readonly Watch[]): void {
    const open = watches.flatMap(({ findings }) => findings.open)
    const findings = report(open.map(({ finding }) => finding))
    const limits = [...new Set(watches.flatMap(({ limit }) => limit ?? []))]
    const now = [...findings.map(({ detector }) => detector), ...limits].join()
    if (now === this.#reported) return
    this.#reported = now
    sendAsComposer('composer/report', { findings, limits }).catch(() => undefined)
  }

  /** @returns false where it was for no box for messages after all. */
  #takeEarly({ target, text, key }: Early): boolean {
    const watch = this.#enter([target])
    if (!watch) return false
    const coming = text === null ? null : this.#pastes.holdEarly(watch, text)
    if (key && coming) void this.#pressAfter(coming, key, watch, target)
    else if (key) this.#sends.holdEarly(key, watch, target, this.#site)
    return true
  }
}

const MOST_TRIED = 10
/**
 * A megabyte of a log takes two to five million; text against us takes many more, and two million of
 * those about a second.
 */
const MOST_STEPS = 2_000_000
/** Chromium leaves scripts running whose extension is gone: what they show goes within this time. */
const PULSE_MS = 1000
/** What a person may undo by: a key, or a button or a menu of the page. */
const IS_TOUCH = new Set(['keydown', 'pointerdown'])
/** Events that matter in the frame of the box alone. */
const OF_BOXES = new Set(['focusin', 'paste', 'dragenter', 'drop'])

/** The classes of trusted events are other ones in each frame; their types tell. */
function isKey(event: Event): event is KeyboardEvent {
  return event.type === 'keydown'
}

function isSubmit(event: Event): event is SubmitEvent {
  return event.type === 'submit'
}

function scannerOf({ off, allow, links, own }: ComposerSettings): Scanner {
  const stopped = (detector: string) => void record('stopped', [detector])
  return loadedDetection().createScanner({
    off,
    allow,
    links,
    own: ownFinders(own, () => performance.now(), stopped),
    mostSteps: MOST_STEPS,
  })
}
