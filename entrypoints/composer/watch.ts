import type { Scanner } from '#lib/detection/scan.ts'
import type { ComposeBox, Replaced } from '#lib/editors/compose-box.ts'
import type { Levels } from '#lib/guard/level.ts'
import { FindingsOfBox, type Tracked } from '#lib/guard/tracked.ts'

/** More work than this in a second, and the box is looked at less often. */
const MOST_WORK_MS = 200
/** How often a box is looked at whose page never stops changing it. */
const REST_MS = 1000

/** One compose box that a person has been in, looked at whenever its text changes. */
export class Watch {
  readonly box: ComposeBox
  readonly findings: FindingsOfBox
  readonly #lifetime: AbortController
  readonly #onChange: (watch: Watch) => void
  #isScheduled = false
  #isComposing = false
  /** Work of the running second, in milliseconds. */
  #work = 0
  #second = 0

  constructor(
    box: ComposeBox,
    scanner: Scanner,
    levels: Levels,
    onChange: (watch: Watch) => void,
    lifetime: AbortController,
  ) {
    this.#lifetime = lifetime
    this.box = box
    this.findings = new FindingsOfBox(scanner, levels)
    this.#onChange = onChange
    const { signal: ended } = lifetime
    // Its size becomes nothing when it is hidden or taken out, which no other event tells.
    const sizes = new ResizeObserver(() => this.#onChange(this))
    sizes.observe(box.element)
    ended.addEventListener('abort', () => sizes.disconnect())
    box.observe(() => this.#schedule(), ended)
    const listen = (name: string, isComposing: boolean) =>
      box.element.addEventListener(
        name,
        ({ isTrusted }) => {
          // Chromium ends compositions by an event that it does not call trusted.
          if (!isTrusted && isComposing) return
          this.#isComposing = isComposing
          this.#schedule()
        },
        { signal: ended },
      )
    listen('compositionstart', true)
    listen('compositionend', false)
    this.update()
  }

  /** Nothing is touched while an input method composes. */
  get isComposing(): boolean {
    return this.#isComposing
  }

  /** Look now: a decision is wanted in this turn. */
  update(): void {
    const before = performance.now()
    this.findings.update(this.box.read())
    // Whoever decides by the findings must not fail because they cannot be shown.
    queueMicrotask(() => {
      if (!this.#lifetime.signal.aborted) this.#onChange(this)
    })
    const second = Math.trunc(before / 1000)
    if (second !== this.#second) this.#work = 0
    this.#second = second
    this.#work += performance.now() - before
  }

  /** Put a link in a finding's place, wherever that has moved to. */
  async replace(tracked: Tracked, link: string): Promise<Replaced> {
    this.update()
    const { token } = tracked
    const { start, end } = (this.findings.again(tracked) ?? tracked).finding
    const replaced = await this.box.replace({ start, end, text: token }, link)
    this.update()
    return replaced
  }

  end(): void {
    this.#lifetime.abort()
  }

  #schedule(): void {
    if (this.#isScheduled || this.#lifetime.signal.aborted) return
    this.#isScheduled = true
    const look = () => {
      this.#isScheduled = false
      if (this.#lifetime.signal.aborted) return
      if (this.box.isLive()) this.update()
      else this.#onChange(this)
    }
    // The page changes the box faster than it can be looked at.
    if (this.#work > MOST_WORK_MS) setTimeout(look, REST_MS)
    else requestAnimationFrame(look)
  }
}
