/** What the person is doing in a box right now, so that nothing is changed under their hands. */
import { pauseUntil, twoFrames } from './frames.ts'

/** A message is not kept waiting longer than this for a pause in typing. */
const LONGEST_WAIT_MS = 3000

type Heard = Pick<EventTarget, 'addEventListener'>

export class Hands {
  #isComposing = false
  #lastKey = Number.NEGATIVE_INFINITY
  #onNext = new Set<() => void>()

  constructor(element: Heard & { ownerDocument: Heard }, signal: AbortSignal) {
    const listen = (name: string, run: (event: Event) => void, on: Heard = element) =>
      on.addEventListener(name, run, { capture: true, signal })
    listen('compositionstart', ({ isTrusted }) => {
      this.#isComposing ||= isTrusted
    })
    // Chromium 156 does not call this one trusted, whoever caused it.
    listen('compositionend', () => {
      this.#isComposing = false
      this.#tell()
    })
    listen('keydown', (event) => {
      if (!event.isTrusted) return
      if (event instanceof KeyboardEvent && isTyping(event)) this.#lastKey = event.timeStamp
      this.#tell()
    })
    const tell = ({ isTrusted }: Event) => {
      if (isTrusted) this.#tell()
    }
    for (const name of ['paste', 'drop']) listen(name, tell)
    // Anywhere: a button that sends is not in the box.
    listen('pointerdown', tell, element.ownerDocument)
  }

  /** Never in the middle of a composition; and, if it comes soon, in a pause of this length. */
  async pause(quietMs: number): Promise<void> {
    const latest = performance.now() + LONGEST_WAIT_MS
    for (;;) {
      if (this.#isComposing) {
        await this.#next()
        continue
      }
      const now = performance.now()
      const wait = Math.min(this.#lastKey + quietMs, latest) - now
      if (wait <= 0) return
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }

  /**
   * Wait two frames, or until the person does something: what was begun must end before it.
   * @returns whether they did.
   */
  async settle(): Promise<boolean> {
    let isBusy = false
    const next = this.#next().then(() => {
      isBusy = true
    })
    await Promise.race([twoFrames(), next])
    return isBusy
  }

  /**
   * The same until something holds, and no longer than is waited for an editor to draw.
   * @returns whether they did something meanwhile.
   */
  async settleUntil(holds: () => boolean): Promise<boolean> {
    let isBusy = false
    await pauseUntil(holds, async () => {
      isBusy = (await this.settle()) || isBusy
    })
    return isBusy
  }

  #next(): Promise<void> {
    return new Promise((resolve) => this.#onNext.add(resolve))
  }

  #tell(): void {
    const waiting = this.#onNext
    this.#onNext = new Set()
    for (const resolve of waiting) resolve()
  }
}

function isTyping({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey
}
