/** More work than this in a second, and the box is looked at less often. */
const MOST_WORK_MS = 200
/** How often a box is looked at whose page never stops changing it, or whose text is very long. */
const REST_MS = 1000
/** A look takes at most this part of the time. */
const MOST_OF_TIME = 1 / 5

/** How often a box may be looked at. Pure: times go in, in milliseconds. */
export class Pace {
  /** Work of the second in which was looked last. */
  #work = 0
  #second = 0
  #end = 0

  /** Somebody has looked. */
  looked(start: number, end: number): void {
    const second = Math.trunc(start / 1000)
    if (second !== this.#second) this.#work = 0
    this.#second = second
    this.#work += end - start
    this.#end = end
  }

  /** @returns how long the next look must wait; what has passed since the last one counts. */
  waitAt(now: number): number {
    if (this.#work <= MOST_WORK_MS) return 0
    return Math.max(0, this.#end + Math.max(REST_MS, this.#work / MOST_OF_TIME) - now)
  }
}
