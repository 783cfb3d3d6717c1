/**
 * Things that are dear to start, such as browsers: stories have them one after the other, each time
 * as if they had just been started.
 */

export interface Kind<T> {
  start: () => Promise<T>
  /** Takes away what a story did. */
  reset: (thing: T) => Promise<void>
  end: (thing: T) => Promise<void>
  /** When a story ended it itself. */
  ended: (thing: T) => Promise<void>
}

export class Pool<T> {
  readonly #kind: Kind<T>
  readonly #idle: T[] = []
  readonly #ended = new Set<T>()

  constructor(kind: Kind<T>) {
    this.#kind = kind
  }

  async take(): Promise<T> {
    const idle = this.#idle.pop()
    if (idle !== undefined) return idle
    const started = await this.#kind.start()
    void this.#kind.ended(started).then(() => this.#ended.add(started))
    return started
  }

  /** @param isSound - false after a story that failed: nobody knows what it left behind. */
  async giveBack(thing: T, isSound: boolean): Promise<void> {
    if (this.#ended.has(thing)) return
    if (!isSound) return this.#kind.end(thing)
    await this.#kind.reset(thing)
    this.#idle.push(thing)
  }

  async close(): Promise<void> {
    for (const thing of this.#idle.splice(0)) await this.#kind.end(thing)
  }
}
