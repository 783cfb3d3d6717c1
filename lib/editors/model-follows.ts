import type { ComposeBox } from './compose-box.ts'

/**
 * A page's model may follow the text some time after it has stopped changing (Gemini's does, by an
 * unknown time), and sends the old text until then. Frames are no measure of that: the four from a
 * replacement to its send are 66 ms at 60 Hz, 28 ms at 144 Hz. Nobody notices this on top of making
 * a link, and it is four times what our own page of Gemini is behind.
 */
export const FOLLOWS_MS = 200
/** A text that never comes to rest keeps no message waiting longer. */
export const LONGEST_FOLLOWING_MS = 2000

/** Wait until a text has rested so long that the page sends what is seen. */
export function modelFollows(box: Pick<ComposeBox, 'observe'>): Promise<void> {
  return new Promise((resolve) => {
    const ended = new AbortController()
    const done = () => {
      clearTimeout(rest)
      clearTimeout(longest)
      ended.abort()
      resolve()
    }
    let rest = setTimeout(done, FOLLOWS_MS)
    const longest = setTimeout(done, LONGEST_FOLLOWING_MS)
    box.observe(() => {
      clearTimeout(rest)
      if (!ended.signal.aborted) rest = setTimeout(done, FOLLOWS_MS)
    }, ended.signal)
  })
}

/** The model behind one box, from when a text of it begins to be replaced until it has followed. */
export class Following {
  readonly #box: Pick<ComposeBox, 'observe'>
  #end: Promise<void> | null = null

  constructor(box: Pick<ComposeBox, 'observe'>) {
    this.#box = box
  }

  get isUnderWay(): boolean {
    return this.#end !== null
  }

  /** Begins at once: while it is written the key may be seen no more, and be there all the same. */
  begin<Outcome>(replacing: Promise<Outcome>): Promise<Outcome> {
    const end = Promise.allSettled([replacing])
      .then(() => modelFollows(this.#box))
      .then(() => {
        if (this.#end === end) this.#end = null
      })
    this.#end = end
    return replacing
  }

  /** The page has drawn its box anew: what was replaced in the one before is in its model as late as ever. */
  goOnFrom(before: Following): void {
    if (before.isUnderWay) void this.begin(before.over())
  }

  /** Of all replacements that begin meanwhile. */
  async over(): Promise<void> {
    while (this.#end) await this.#end
  }
}
