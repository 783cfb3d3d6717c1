/**
 * The backtracking checker. Large: load it with `import()`, where somebody edits detectors and
 * nowhere else.
 */
import { isSafePattern, type RedosDetectorResult } from 'redos-detector'
import type { Backtracking, PatternPart } from '#lib/detection/own/check-own.ts'

/** Steps after which a pattern counts as too ambiguous to tell; a fraction of a second. */
const MAX_STEPS = 5000
/** A net below that, for patterns of which one step is slow. */
const TIMEOUT_MS = 5000

/**
 * The pattern is judged as it runs from one place: the places are as many as a window has
 * characters, so that the search itself is bounded (`lib/detection/own/own-detector.ts`).
 */
const HEAD = '^(?:'
const TAIL = ')'

/** @returns whether a pattern can take more than linear time from one place of a text. */
export function checkBacktracking(pattern: string, flags: string): Backtracking {
  const { text, origins } = withoutGroupNames(pattern)
  const originOf = (position: number) =>
    Math.min(pattern.length, origins[Math.max(0, position - HEAD.length)] ?? pattern.length)
  try {
    const result = isSafePattern(HEAD + text + TAIL, {
      maxSteps: MAX_STEPS,
      timeout: TIMEOUT_MS,
      caseInsensitive: flags.includes('i'),
      dotAll: flags.includes('s'),
      multiLine: flags.includes('m'),
      unicode: flags.includes('u'),
      // A way round lookbehinds and backreferences that would judge another pattern than this one.
      downgradePattern: false,
    })
    if (result.safe) return { safe: true }
    if (result.error !== 'hitMaxScore') return { safe: false, reason: 'undecided' }
    const rivals = rivalsIn(result, originOf)
    return { safe: false, reason: 'backtracks', ...(rivals && { rivals }) }
  } catch (error) {
    const [, digits] = /at position (\d+)/.exec(String(error)) ?? []
    return {
      safe: false,
      reason: 'unreadable',
      ...(digits !== undefined && { position: originOf(Number(digits)) }),
    }
  }
}

/** Where two ways through the pattern were seen to go apart; else the part that repeats itself. */
function rivalsIn(
  { trails }: RedosDetectorResult,
  originOf: (position: number) => number,
): [PatternPart, PatternPart] | undefined {
  const trail = trails[0]?.trail ?? []
  const apart =
    trail.findLast(({ a, b }) => a.node.start.offset !== b.node.start.offset) ?? trail.at(-1)
  if (apart === undefined) return undefined
  const part = ({ node }: typeof apart.a): PatternPart => ({
    source: node.source,
    position: originOf(node.start.offset),
  })
  const rivals = [part(apart.a), part(apart.b)].sort((a, b) => a.position - b.position)
  const [first, second] = rivals
  return first && second ? [first, second] : undefined
}

/** The parser does not know names of groups, and they change nothing about backtracking. */
function withoutGroupNames(pattern: string): { text: string; origins: number[] } {
  let text = ''
  const origins: number[] = []
  let isInClass = false
  for (let at = 0; at < pattern.length; ) {
    const character = pattern.charAt(at)
    const name = isInClass ? null : /^\(\?<(?![=!])[^>]*>/.exec(pattern.slice(at))
    const kept = name === null ? pattern.slice(at, at + (character === '\\' ? 2 : 1)) : '('
    for (let i = 0; i < kept.length; i++) origins.push(at + i)
    text += kept
    if (character === '[') isInClass = true
    if (character === ']') isInClass = false
    at += name?.[0].length ?? kept.length
  }
  return { text, origins }
}
