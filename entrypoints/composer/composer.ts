import type { Surface } from '#components/composer/surface.ts'
import { createScanner, type Scanner } from '#lib/detection/scan.ts'
import type { ComposeBox } from '#lib/editors/compose-box.ts'
import { siteOf } from '#lib/editors/sites/index.ts'
import type { Site } from '#lib/editors/sites/site.ts'
import type { Guard } from '#lib/guard/guard.ts'
import { isNear, pressesButton } from '#lib/guard/sends.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import { HoldPaste } from './hold-paste.ts'
import { HoldSend } from './hold-send.ts'
import type { Question } from './question.ts'
import type { Warnings } from './warnings.ts'
import { Watch } from './watch.ts'

/** What the composer needs from its surroundings. */
export interface ComposerParts {
  /** @param signal - over when nobody is interested in the box any more. */
  findBox(path: readonly EventTarget[], site: Site | null, signal: AbortSignal): ComposeBox | null
  surface: Surface
  question: Question
  warnings: Warnings
}

/** The boxes of one frame: who is in which, and what is done at each event. */
export class Composer {
  readonly #signal: AbortSignal
  readonly #parts: ComposerParts
  readonly #sends: HoldSend
  readonly #pastes: HoldPaste
  readonly #watches = new Map<HTMLElement, Watch>()
  #settings: ComposerSettings
  #scanner: Scanner
  #site: Site | null
  #reported = ''

  constructor(guard: Guard, settings: ComposerSettings, parts: ComposerParts) {
    this.#signal = guard.signal
    this.#parts = parts
    this.#settings = settings
    this.#scanner = scannerOf(settings)
    this.#site = siteOf(settings.siteId)
    this.#sends = new HoldSend(parts.question, () => this.#settings)
    this.#pastes = new HoldPaste(parts.question, () => this.#settings)
    guard.onEvent = (event) => this.#hear(event)
    guard.signal.addEventListener('abort', () => this.end())
    let frame = 0
    const follow = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => parts.warnings.move())
    }
    const passive = { capture: true, passive: true, signal: guard.signal } as const
    window.addEventListener('scroll', follow, passive)
    window.addEventListener('resize', follow, passive)
    // A frame that goes takes its findings with it; a page that is gone back to has them again.
    window.addEventListener('pagehide', () => this.#report([]), passive)
    window.addEventListener('pageshow', () => this.#report(this.#liveWatches()), passive)
    const active = document.activeElement
    if (active) this.#enter([active])
    const early = guard.takeEarlyPaste()
    if (early) this.#pasteEarly(early.target, early.text)
  }

  /** The person or their organisation has changed the settings. */
  configure(settings: ComposerSettings): void {
    this.#settings = settings
    this.#scanner = scannerOf(settings)
    for (const watch of this.#watches.values()) {
      watch.findings.configure(this.#scanner, settings.levels)
      watch.update()
    }
  }

  end(): void {
    this.#parts.question.end()
    sendAsComposer('composer/cancel', {}).catch(() => undefined)
    for (const watch of this.#watches.values()) watch.end()
    this.#watches.clear()
    this.#parts.warnings.end()
    this.#parts.surface.end()
  }

  #hear(event: Event): void {
    if (this.#parts.surface.take(event)) return
    const path = event.composedPath()
    const watch = this.#enter(path)
    switch (event.type) {
      case 'keydown':
        if (event instanceof KeyboardEvent) this.#onKey(event, watch)
        return
      case 'paste':
      case 'drop':
        if (watch) this.#pastes.hold(event, watch)
        return
      case 'submit':
        if (event instanceof SubmitEvent) this.#sends.holdSubmit(event, this.#liveWatches())
        return
      case 'focusin':
        if (watch) this.#parts.warnings.enter(watch)
        return
      default:
        this.#sends.holdPress(event, path, this.#liveWatches(), this.#site)
    }
  }

  #onKey(event: KeyboardEvent, watch: Watch | null): void {
    if (!watch) this.#onKeyOutside(event)
    else if (!this.#parts.warnings.takeKey(event)) this.#sends.holdKey(event, watch, this.#site)
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
    if (!(target instanceof Element)) return
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
    const signal = AbortSignal.any([this.#signal, lifetime.signal])
    const box = this.#parts.findBox(path, this.#site, signal)
    if (!box) return null
    // The same element with another editor in it, or one that was read-only.
    this.#watches.get(box.element)?.end()
    const { levels } = this.#settings
    const watch = new Watch(box, this.#scanner, levels, (one) => this.#changed(one), lifetime)
    this.#watches.set(box.element, watch)
    return watch
  }

  /** Boxes that are hidden come back with what is in them; those that are gone do not. */
  #liveWatches(): Watch[] {
    for (const [element, watch] of this.#watches) {
      if (element.isConnected) continue
      watch.end()
      this.#watches.delete(element)
    }
    return [...this.#watches.values()].filter(({ box }) => box.isLive())
  }

  #changed(watch: Watch): void {
    const all = this.#liveWatches()
    this.#parts.warnings.show(watch, all, this.#settings, this.#site)
    this.#report(all)
  }

  /** What the badge and the popup show; told when it is another than before. */
  #report(watches: readonly Watch[]): void {
    const findings = watches
      .flatMap(({ findings: { open } }) => open)
      .slice(0, MOST_REPORTED)
      .map(({ finding: { detector, name, severity, rotateUrl } }) => ({
        detector,
        name,
        severity,
        ...(rotateUrl !== undefined && { rotateUrl }),
      }))
    const now = findings.map(({ detector }) => detector).join()
    if (now === this.#reported) return
    this.#reported = now
    sendAsComposer('composer/report', { findings }).catch(() => undefined)
  }

  #pasteEarly(target: HTMLElement, text: string): void {
    const watch = this.#enter([target])
    if (watch) {
      this.#pastes.holdEarly(watch, text)
      return
    }
    // No box for messages after all: the paste goes where it was going.
    target.focus({ preventScroll: true })
    document.execCommand('insertText', false, text)
  }
}

const MOST_REPORTED = 50

function scannerOf({ off, linkStarts }: ComposerSettings): Scanner {
  return createScanner({ off, allow: linkStarts })
}
