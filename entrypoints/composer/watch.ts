import type { Scanner } from '#lib/detection/scan.ts'
import { parentOf } from '#lib/editors/around.ts'
import type { ComposeBox, Expected, Replaced } from '#lib/editors/compose-box.ts'
import { Following } from '#lib/editors/model-follows.ts'
import type { KnownTokens } from '#lib/guard/known.ts'
import type { Levels } from '#lib/guard/level.ts'
import { Pace } from '#lib/guard/pace.ts'
import { FindingsOfBox, type Tracked } from '#lib/guard/tracked.ts'
import type { Limit } from '#lib/messaging/reported.ts'

/** So long after the last rest it is said that there was one. */
const SAID_MS = 30_000

const EDITABLE = 'textarea, [contenteditable]'
/** A page has few boxes that are shown at once. */
const MOST_SUCCESSORS = 5

/** One compose box that a person has been in, looked at whenever its text changes. */
export class Watch {
  readonly box: ComposeBox
  readonly findings: FindingsOfBox
  /** Whether the page has what was replaced here: what it sends may be behind what is seen. */
  readonly following: Following
  readonly #lifetime: AbortController
  /** What held it, from the inside out: a page that draws its box anew leaves some of these. */
  readonly #around: Element[] = []
  readonly #onChange: (watch: Watch) => void
  #isScheduled = false
  #isComposing = false
  #resting: ReturnType<typeof setTimeout> | undefined
  readonly #pace = new Pace()

  constructor(
    box: ComposeBox,
    scanner: Scanner,
    levels: Levels,
    known: KnownTokens,
    onChange: (watch: Watch) => void,
    lifetime: AbortController,
  ) {
    this.#lifetime = lifetime
    this.box = box
    this.following = new Following(box)
    for (let one = parentOf(box.element); one; one = parentOf(one)) this.#around.push(one)
    this.findings = new FindingsOfBox(scanner, levels, known)
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

  /** How far it was looked at, where that is not all the way and all the time. */
  get limit(): Limit | null {
    if (this.findings.isPartial) return 'partial'
    if (!this.box.isWhole()) return 'drawn'
    return this.#resting === undefined ? null : 'resting'
  }

  /** Look now: a decision is wanted in this turn. */
  update(): void {
    const before = performance.now()
    this.findings.update(this.box.read())
    // Whoever decides by the findings must not fail because they cannot be shown.
    queueMicrotask(() => {
      if (!this.#lifetime.signal.aborted) this.#onChange(this)
    })
    this.#pace.looked(before, performance.now())
  }

  /** Once it is out of the page: what may stand in its place now. */
  get successors(): Element[] {
    const home = this.#around.find((one) => one.isConnected)
    return [...(home?.querySelectorAll(EDITABLE) ?? [])].slice(0, MOST_SUCCESSORS)
  }

  /** Whether the page has drawn this box again, and that one is it. */
  isFollowedBy({ box: { element } }: Watch): boolean {
    if (this.box.element.isConnected) return false
    return this.successors.some((one) => element === one || element.contains(one))
  }

  /** Put a link in a finding's place, wherever that has moved to. */
  async replace(tracked: Tracked, link: string): Promise<Replaced> {
    // It was taken out of the page: what is read of it is what it was, wherever it is now.
    if (this.isOver) return 'failed'
    this.update()
    const { token } = tracked
    const { start, end } = (this.findings.again(tracked) ?? tracked).finding
    return this.#put({ start, end, text: token }, link)
  }

  /** Put a link in the place of whole lines. */
  async replaceLines(lines: Expected, link: string): Promise<Replaced> {
    return this.isOver ? 'failed' : this.#put(lines, link)
  }

  /** As `ComposeBox.insert`. */
  async insert(text: string, at: number | null = null): Promise<boolean> {
    try {
      return !this.isOver && (await this.box.insert(text, at))
    } catch {
      // What an editor threw at: who wanted the text there still has it.
      return false
    }
  }

  get isOver(): boolean {
    return this.#lifetime.signal.aborted
  }

  end(): void {
    clearTimeout(this.#resting)
    this.#lifetime.abort()
  }

  async #put(expected: Expected, link: string): Promise<Replaced> {
    const replaced = await this.following.begin(this.box.replace(expected, link))
    this.update()
    return replaced
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
    const wait = this.#pace.waitAt(performance.now())
    if (wait > 0) {
      this.#sayResting()
      setTimeout(look, wait)
    } else requestAnimationFrame(look)
  }

  #sayResting(): void {
    const isNew = this.#resting === undefined
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => {
      this.#resting = undefined
      this.#onChange(this)
    }, SAID_MS)
    if (isNew) this.#onChange(this)
  }
}
