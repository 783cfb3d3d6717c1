import type { PageMarks } from '#components/check-page/page-marks.ts'
import { type FoundToken, FoundTokens, isSure, rowOf, worstFirst } from '#lib/check/rows.ts'
import { isLarge, isSeen, type PagePlace } from '#lib/editors/page-text.ts'
import { scrollTo } from '#lib/editors/scroll-to.ts'
import {
  type CheckLimit,
  type CheckRow,
  type CheckSettings,
  type CheckState,
  MOST_DEPTH,
  MOST_ROWS,
  type ShowAnswer,
} from '#lib/messaging/check-messages.ts'
import { type Look, lookAtPage } from './look.ts'

/** A page that changes while it is looked at is looked at again, so often. */
const MOST_LOOKS = 3
/** A script of the page waits no longer than this for ours. */
const SLICE_MS = 12
/** As many as one message may ask about. */
const ASKED_AT_ONCE = 50

interface Ports {
  /** For each token whether a person called it no secret. */
  areKnown(tokens: string[]): Promise<boolean[]>
}

/** One frame that is looked at: how far it is, what was found, and its marks. */
export class PageCheck {
  readonly #marks: PageMarks
  readonly #ports: Ports
  #found: readonly FoundToken<PagePlace>[] = []
  #isDone = false
  #characters = 0
  #limits: CheckLimit[] = []
  #closedFrames = 0
  /** Of the look that is under way; the one before it stops at its next step. */
  #turn = 0

  constructor(marks: PageMarks, ports: Ports) {
    this.#marks = marks
    this.#ports = ports
  }

  /** Look at the page once, and mark what is found. Never throws. */
  async look(settings: CheckSettings): Promise<void> {
    this.end()
    const turn = this.#turn
    try {
      await this.#look(settings, () => this.#turn === turn)
    } catch {
      if (this.#turn === turn) this.#limits.push('failed')
    }
    if (this.#turn === turn) this.#isDone = true
  }

  state(): CheckState {
    const rows = worstFirst(this.#rows())
    return {
      isDone: this.#isDone,
      characters: this.#characters,
      rows: rows.slice(0, MOST_ROWS),
      more: Math.max(0, rows.length - MOST_ROWS),
      limits: this.#limits,
      closedFrames: this.#closedFrames,
      isClosedFrame:
        window !== window.top && !window.frameElement && isLarge(innerWidth, innerHeight),
      depth: depthOf(window),
    }
  }

  /** Asked again later, of what a page has taken out nothing is said. */
  #rows(): CheckRow[] {
    if (!this.#isDone) return this.#found.map(rowOf)
    return this.#found
      .map((found, id) => rowOf({ ...found, places: found.places.filter(isThere) }, id))
      .filter(({ places }) => places > 0)
  }

  /** @param place - which of those that are still there, from 0 and on from the first after the last. */
  show(id: number, place: number): ShowAnswer {
    const places = this.#found[id]?.places.filter(isThere) ?? []
    const at = place % places.length
    const shown = places[at]
    if (!shown) return { place: null, places: 0 }
    scrollTo(shown)
    this.#marks.flash(shown)
    return { place: at + 1, places: places.length }
  }

  /** Stop, and forget all. */
  end(): void {
    this.#turn += 1
    this.#marks.end()
    this.#found = []
    this.#isDone = false
    this.#characters = 0
    this.#limits = []
    this.#closedFrames = 0
  }

  async #look(settings: CheckSettings, isWanted: () => boolean): Promise<void> {
    if (!isText(document.contentType)) {
      this.#limits = ['document']
      return
    }
    for (let looks = 1; looks <= MOST_LOOKS; looks += 1) {
      const tokens = new FoundTokens<PagePlace>(settings.levels)
      const look = await this.#inSlices(lookAtPage(document, settings, tokens), isWanted)
      if (settings.isWatched) await this.#dropKnown(tokens)
      if (!look || !isWanted()) return
      this.#found = tokens.all
      this.#closedFrames = look.closedFrames
      this.#limits = look.isCut ? ['partial'] : []
      this.#mark()
      if (!look.hasChanged) return
    }
    this.#limits.push('changing')
  }

  async #inSlices(
    steps: Generator<number, Look | null>,
    isWanted: () => boolean,
  ): Promise<Look | null> {
    let until = performance.now() + SLICE_MS
    let step = steps.next()
    while (!step.done) {
      this.#characters = step.value
      if (performance.now() > until) {
        await new Promise((resolve) => setTimeout(resolve))
        if (!isWanted()) {
          steps.return(null)
          return null
        }
        until = performance.now() + SLICE_MS
      }
      step = steps.next()
    }
    return step.value
  }

  async #dropKnown(found: FoundTokens<PagePlace>): Promise<void> {
    const tokens = found.all.map(({ token }) => token)
    for (let at = 0; at < tokens.length; at += ASKED_AT_ONCE) {
      const asked = tokens.slice(at, at + ASKED_AT_ONCE)
      // Where nobody answers they stay findings.
      const known = await this.#ports.areKnown(asked).catch(() => [])
      for (const [i, token] of asked.entries()) if (known[i]) found.drop(token)
    }
  }

  #mark(): void {
    this.#marks.set(
      this.#found.flatMap(({ finding, places }) => {
        const isMild = !isSure(finding) || finding.severity === 'low'
        return places.map((place) => ({ place, isMild }))
      }),
    )
  }
}

/** A page draws its parts anew, and takes out what has scrolled away. */
function isThere(place: PagePlace): boolean {
  return (!(place instanceof Range) || !place.collapsed) && isSeen(place)
}

function depthOf(frame: Window): number {
  let depth = 0
  for (let at = frame; at !== at.parent && depth < MOST_DEPTH; at = at.parent) depth += 1
  return depth
}

/** PDF files and pictures have a document around them that holds no text of theirs. */
function isText(contentType: string): boolean {
  return !/^(?:image|video|audio)\/(?!svg)|pdf/.test(contentType)
}
