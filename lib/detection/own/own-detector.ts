import { RANK, type Rule, type Sweep } from '../candidate.ts'
import type { Severity, Span } from '../finding.ts'

/** What of an own detector finds credentials. */
export interface OwnRule {
  /** Lower-case letters, digits and hyphens. Findings carry it as `own-<id>`. */
  id: string
  /** What it is in plain words: "ACME deploy token". */
  name: string
  /** A regular expression. A group called `secret` narrows the finding to what it matched. */
  pattern: string
  /** Some of `i`, `m`, `s`, `u`. */
  flags?: string
  /**
   * Literal texts: a credential begins within `OWN_REACH` of one. The pattern is tried nowhere
   * else. Their case counts unless the pattern has `i`.
   */
  keywords: readonly string[]
  severity: Severity
}

/** A detector that an organisation writes for its own credentials. Not accepted before `checkOwn`. */
export interface OwnDetector extends OwnRule {
  /** Texts that hold one. */
  matches: readonly string[]
  /** Texts that look similar and hold none. */
  ignores: readonly string[]
}

/** Looks through a whole text by itself: its keywords are free text, which wakes no finder. */
export interface OwnFinder {
  readonly rule: Rule
  /** @returns false when it was cut off: there may be more, and another look may find it. */
  examineAll(sweep: Sweep): boolean
}

/** How far before or after a keyword a credential may begin. */
export const OWN_REACH = 256
/** The longest one. */
export const LONGEST_OWN = 256

/**
 * The pattern is let loose on one piece of text after the other: it tries the places of one stride and
 * sees what can belong to a credential that begins there. So a pattern that is slow at each place costs
 * no more than the square of a piece, and the whole stays linear.
 */
const STRIDE = 256
/** What `\b` and lookarounds see outside of that. */
const CONTEXT = 16

/** @throws SyntaxError for a pattern or flags that are no regular expression. */
export function compileOwn(own: OwnRule): OwnFinder {
  const { id, name, pattern, flags = '', severity } = own
  const regexp = new RegExp(pattern, `${flags}dg`)
  const fold = flags.includes('i') ? foldCase : unchanged
  const keywords = own.keywords.map(fold)
  const rule: Rule = {
    detector: `own-${id}`,
    provider: 'Own detector',
    name,
    kind: 'secret',
    severity,
  }

  function examineAll(sweep: Sweep): boolean {
    const { text } = sweep
    // For all keywords together: `indexOf` goes about ten characters in the time of a step.
    sweep.spend(Math.ceil(text.length / 10))
    for (const { start, end } of aroundKeywords(fold(text), keywords)) {
      let from = start
      for (let at = start; at < end; at += STRIDE) {
        from = examinePiece(sweep, at, Math.min(at + STRIDE, end), Math.max(from, at))
      }
    }
    return true
  }

  /** @returns where what was found ends. */
  function examinePiece(sweep: Sweep, at: number, stop: number, from: number): number {
    const { text } = sweep
    const left = Math.max(0, at - CONTEXT)
    const piece = text.slice(left, stop + LONGEST_OWN + CONTEXT)
    sweep.spend(piece.length)
    let done = from
    regexp.lastIndex = from - left
    for (let match = regexp.exec(piece); match !== null; match = regexp.exec(piece)) {
      const { index, indices } = match
      const { length } = match[0]
      if (left + index >= stop) break
      if (length === 0) regexp.lastIndex = index + 1
      done = left + index + length
      const [start, end] = indices?.groups?.secret ?? [index, index + length]
      // What is longer may go on where it cannot be seen.
      if (start === end || length > LONGEST_OWN) continue
      sweep.add({
        ...wholeCharacters(text, left + start, left + end),
        rule,
        rank: RANK.fixed,
        confidence: 'high',
        reason: { code: 'known-shape' },
      })
    }
    return done
  }

  return { rule, examineAll }
}

/** The stretches of text within reach of a keyword, in order, apart from each other. */
function aroundKeywords(text: string, keywords: readonly string[]): Span[] {
  const spans: Span[] = []
  const next = keywords.map((keyword) => text.indexOf(keyword))
  for (;;) {
    const found = next.filter((at) => at >= 0)
    if (found.length === 0) return spans
    const first = Math.min(...found)
    const end = reachFrom(text, keywords, first)
    spans.push({ start: Math.max(0, first - OWN_REACH), end: Math.min(text.length, end) })
    for (const [i, keyword] of keywords.entries()) {
      const at = next[i] ?? -1
      if (at >= 0 && at < end) next[i] = text.indexOf(keyword, end)
    }
    const last = spans.at(-1)
    const before = spans.at(-2)
    if (last && before && last.start <= before.end) {
      spans.splice(-2, 2, { start: before.start, end: last.end })
    }
  }
}

/** @returns where the reach of a keyword and of those that begin within it ends. */
function reachFrom(text: string, keywords: readonly string[], first: number): number {
  for (let at = first; ; ) {
    const end = at + OWN_REACH
    // The last one, so that two steps are farther than one reach, however many there are.
    const last = Math.max(
      ...keywords.map((one) => text.slice(at + 1, end + one.length - 1).lastIndexOf(one)),
    )
    if (last < 0) return end
    at += 1 + last
  }
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
