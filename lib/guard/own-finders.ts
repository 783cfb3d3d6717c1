import type { Sweep } from '#lib/detection/candidate.ts'
import { compileOwn, type OwnFinder, type OwnRule } from '#lib/detection/own/own-detector.ts'

/** One look of one detector may take so long, and more for a text that is long itself. */
const LONGEST_MS = 20
const CHARACTERS_PER_MS = 5000
/** And one look of all of them together so many times as long: somebody waits for the answer. */
const MOST_TOGETHER = 5
/** So many looks in a row that took too long, and it looks no more: once may be the machine's fault. */
const MOST_SLOW = 3

/**
 * An organisation's detectors, kept from harming the page that they run in: each is cut off when a
 * look takes too long, and one that throws, or is too slow again and again, looks no more.
 */
export function ownFinders(
  rules: readonly OwnRule[],
  now: () => number,
  onStopped: (detector: string) => void,
): OwnFinder[] {
  const ends = new WeakMap<Sweep, number>()
  /** When the time of all is over: the first of them begins the look. */
  function endOf(sweep: Sweep, start: number): number {
    const end = ends.get(sweep) ?? start + MOST_TOGETHER * longestMs(sweep)
    ends.set(sweep, end)
    return end
  }
  return rules.flatMap((one) => {
    try {
      return [bounded(compileOwn(one), { now, endOf }, onStopped)]
    } catch {
      // Another browser's regular expressions may know more than this one's.
      onStopped(`own-${one.id}`)
      return []
    }
  })
}

const TOO_LONG = Symbol()

function longestMs({ text }: Sweep): number {
  return LONGEST_MS + text.length / CHARACTERS_PER_MS
}

interface Clock {
  now(): number
  endOf(sweep: Sweep, start: number): number
}

function bounded(
  finder: OwnFinder,
  { now, endOf }: Clock,
  onStopped: (detector: string) => void,
): OwnFinder {
  let slow = 0
  function examineAll(sweep: Sweep): boolean {
    if (slow >= MOST_SLOW) return true
    const { text } = sweep
    const start = now()
    const endOfAll = endOf(sweep, start)
    // The fault of those before it.
    if (start > endOfAll) return false
    const end = Math.min(endOfAll, start + longestMs(sweep))
    try {
      finder.examineAll({
        text,
        add: (candidate) => sweep.add(candidate),
        // Told of each piece of the text before it is looked at.
        spend(steps) {
          sweep.spend(steps)
          if (now() > end) throw TOO_LONG
        },
      })
      slow = 0
      return true
    } catch (thrown) {
      const isCutOff = thrown === TOO_LONG
      if (!isCutOff) slow = MOST_SLOW
      else if (now() - start > longestMs(sweep)) slow += 1
      if (slow >= MOST_SLOW) onStopped(finder.rule.detector)
      return !isCutOff
    }
  }
  return { rule: finder.rule, examineAll }
}
