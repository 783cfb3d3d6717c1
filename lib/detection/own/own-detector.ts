import { RANK, type Rule, type Sweep } from '../candidate.ts'
import type { Severity } from '../finding.ts'

/** A detector that an organisation writes for its own credentials. Not accepted before `checkOwn`. */
export interface OwnDetector {
  /** Lower-case letters, digits and hyphens. Findings carry it as `own-<id>`. */
  id: string
  /** What it is in plain words: "ACME deploy token". */
  name: string
  /** A regular expression. A group called `secret` narrows the finding to what it matched. */
  pattern: string
  /** Some of `i`, `m`, `s`, `u`. */
  flags?: string
  /**
   * Literal texts of which one stands within `OWN_REACH` of every such credential, or in it: the
   * pattern is tried nowhere else. Their case counts unless the pattern has `i`.
   */
  keywords: readonly string[]
  severity: Severity
  /** Texts that hold one. */
  matches: readonly string[]
  /** Texts that look similar and hold none. */
  ignores: readonly string[]
}

/** Looks through a stretch of text by itself: its keywords are free text, which wakes no finder. */
export interface OwnFinder {
  readonly rule: Rule
  /**
   * Look around every keyword that begins in `[from, to)`. What it adds can lie up to `OWN_REACH`
   * outside, and depends on nothing farther away than that.
   *
   * @returns false when there were too many keywords, and the last ones were not looked at.
   */
  examineAll(sweep: Sweep, from?: number, to?: number): boolean
}

/**
 * How far before and after a keyword's first character the pattern sees. So an edit changes nothing
 * of what keywords find that are farther away; what those near it find lies within twice of it.
 */
export const OWN_REACH = 256

/**
 * Characters of windows that one call may look at: enough for any message however dense, and for a
 * keyword every 32 characters of a long text. A pattern that starts slowly everywhere costs at most
 * the square of a window, so that the whole stays linear.
 */
const WORK = { free: 1 << 20, perCharacter: 16 } as const

/** @throws SyntaxError for a pattern or flags that are no regular expression. */
export function compileOwn(own: OwnDetector): OwnFinder {
  const { id, name, pattern, flags = '', severity } = own
  const regexp = new RegExp(pattern, `${flags}dg`)
  const fold = flags.includes('i') ? foldCase : unchanged
  const keywords = own.keywords.map(fold)
  const longest = Math.max(0, ...keywords.map((keyword) => keyword.length))
  const rule: Rule = {
    detector: `own-${id}`,
    provider: 'Own detector',
    name,
    kind: 'secret',
    severity,
  }

  function examineAll(sweep: Sweep, from = 0, to = sweep.text.length): boolean {
    const stretch = fold(sweep.text.slice(from, to + longest))
    const length = Math.min(to, sweep.text.length) - from
    let work = WORK.free + WORK.perCharacter * length
    for (const keyword of keywords) {
      sweep.spend(length)
      // Occurrences may overlap: to skip some would make the next ones depend on those before.
      for (
        let at = stretch.indexOf(keyword);
        at >= 0 && at < length;
        at = stretch.indexOf(keyword, at + 1)
      ) {
        work -= lookAround(sweep, from + at)
        if (work < 0) return false
      }
    }
    return true
  }

  /** @returns how many characters that took. */
  function lookAround(sweep: Sweep, keyword: number): number {
    const { text } = sweep
    const start = Math.max(0, keyword - OWN_REACH)
    const end = Math.min(text.length, keyword + OWN_REACH)
    sweep.spend(end - start)
    const match = matchAt(text.slice(start, end), keyword - start, {
      cutBefore: start > 0,
      cutAfter: end < text.length,
    })
    if (match !== undefined) {
      sweep.add({
        ...wholeCharacters(text, start + match[0], start + match[1]),
        rule,
        rank: RANK.fixed,
        confidence: 'high',
        reason: { code: 'known-shape' },
      })
    }
    return end - start
  }

  /** The match that holds the keyword or is the first one after it, else the last one before. */
  function matchAt(
    view: string,
    keyword: number,
    { cutBefore, cutAfter }: { cutBefore: boolean; cutAfter: boolean },
  ): [start: number, end: number] | undefined {
    let found: [number, number] | undefined
    regexp.lastIndex = 0
    for (let match = regexp.exec(view); match !== null; match = regexp.exec(view)) {
      const end = match.index + match[0].length
      if (end === match.index) {
        regexp.lastIndex = end + 1
        continue
      }
      // At an edge `\b`, `^` and `$` see what is not there, and a longer match has been cut off.
      if ((cutBefore && match.index === 0) || (cutAfter && end === view.length)) continue
      const secret = match.indices?.groups?.secret ?? [match.index, end]
      if (secret[0] === secret[1]) continue
      found = secret
      if (end > keyword) break
    }
    return found
  }

  return { rule, examineAll }
}

/** Lower case without a change of length: only the dotted capital I has a longer lower case. */
function foldCase(text: string): string {
  return text.replaceAll('\u0130', 'i').toLowerCase()
}

function unchanged(text: string): string {
  return text
}

/** A pattern without `u` can match half of a character beyond U+FFFF. */
function wholeCharacters(text: string, start: number, end: number): { start: number; end: number } {
  return {
    start: isInsidePair(text, start) ? start - 1 : start,
    end: isInsidePair(text, end) ? end + 1 : end,
  }
}

function isInsidePair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff
}
