/** One look at all that a person can read of this frame, in steps. */
import { scanParts } from '#lib/check/in-parts.ts'
import type { FoundTokens } from '#lib/check/rows.ts'
import { type PagePiece, type PagePlace, type PageRead, readPage } from '#lib/editors/page-text.ts'
import { ownFinders } from '#lib/guard/own-finders.ts'
import type { CheckSettings } from '#lib/messaging/check-messages.ts'
import { loadedDetection } from '#lib/platform/detection-script.ts'
import { isOwnHost } from '#lib/platform/own-hosts.ts'
import { openShadowRoot } from '#lib/platform/shadow.ts'

/** Of text in one frame. */
const MOST_CHARACTERS = 5_000_000
/** A part takes some milliseconds. */
const SIZES = { part: 1 << 16, margin: 1 << 14 } as const
/** Of a part; text that is made to be slow takes half a second. */
const MOST_STEPS = 1_000_000
/** So many places are marked in one frame, and no more are looked for. */
const MOST_PLACES = 1000
/** Less than this that comes in is a clock or a counter. */
const LEAST_CHANGE = 10

export interface Look extends PageRead {
  /** Text came in, or became another, while the page was looked at. */
  hasChanged: boolean
}

/** Yields how many characters were looked at so far. */
export function* lookAtPage(
  page: Document,
  settings: Pick<CheckSettings, 'off' | 'offAt' | 'allow' | 'links' | 'own'>,
  found: FoundTokens<PagePlace>,
): Generator<number, Look | null> {
  const { off, offAt, allow, links, own } = settings
  const scanner = loadedDetection().createScanner({
    // Frames that a page writes itself are of its origin.
    off: offAt?.origin === self.origin ? [...off, ...offAt.off] : off,
    allow,
    links,
    own: ownFinders(
      own,
      () => performance.now(),
      () => {},
    ),
    mostSteps: MOST_STEPS,
  })
  let hasChanged = false
  const take = (records: readonly MutationRecord[]) => {
    hasChanged ||= records.some(isChange)
  }
  const changes = new MutationObserver(take)
  try {
    const reading = readPage(page, {
      openShadowRoot: (element) => (isOwnHost(element) ? null : openShadowRoot(element)),
      mostCharacters: MOST_CHARACTERS,
      onRoot: (root) =>
        changes.observe(root, { childList: true, characterData: true, subtree: true }),
    })
    let done = 0
    let places = 0
    let isCut = false
    let step = reading.next()
    for (; !step.done; step = reading.next()) {
      const piece = step.value
      yield done
      if (!piece) continue
      const scanning = scanParts(piece.text, (text) => scanner.scan(text), SIZES)
      let part = scanning.next()
      for (; !part.done; part = scanning.next()) yield done + part.value
      done += piece.text.length
      isCut ||= part.value.truncated
      for (const finding of part.value.findings) {
        if (!found.counts(finding)) continue
        if (places >= MOST_PLACES) isCut = true
        else {
          const token = piece.text.slice(finding.start, finding.end)
          const seen = piece.placesOf(finding).filter((one) => isNew(one, piece, found, token))
          places += seen.length
          if (seen.length > 0) found.add(token, finding, piece.where, seen)
          yield done
        }
      }
    }
    take(changes.takeRecords())
    const { closedFrames } = step.value
    return { isCut: isCut || step.value.isCut, closedFrames, hasChanged }
  } finally {
    changes.disconnect()
  }
}

/** An address that stands in its link's words too is in one place. */
function isNew(
  place: PagePlace,
  { where }: PagePiece,
  found: FoundTokens<PagePlace>,
  token: string,
): boolean {
  if (where !== 'link' || !(place instanceof Range)) return true
  const { startContainer: link } = place
  const isIn = (one: PagePlace) => one instanceof Range && link.contains(one.startContainer)
  return !found.of(token)?.places.some(isIn)
}

function isChange({ type, target, addedNodes }: MutationRecord): boolean {
  const lengthOf = (node: Node) => node.textContent?.trim().length ?? 0
  if (type === 'characterData') return lengthOf(target) >= LEAST_CHANGE
  return [...addedNodes].some((node) => lengthOf(node) >= LEAST_CHANGE)
}
