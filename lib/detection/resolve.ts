import type { Candidate, Rule } from './candidate.ts'
import type { Finding } from './finding.ts'
import type { Found } from './sweep.ts'

/** An id and its secret stand within so many characters of each other, and so many lines. */
const PAIR_REACH = 600
const PAIR_LINES = 5
const LONGEST_ID = 128

/**
 * Settle overlaps and pairs.
 * @returns findings in order of their place, without overlap.
 */
export function resolve(
  text: string,
  found: readonly Found[],
  isAllowed: (candidate: Candidate, rule: Rule) => boolean,
): Finding[] {
  if (found.every(({ needsPair }) => needsPair !== undefined)) return []
  const byStart = found.toSorted((a, b) => a.start - b.start)
  const paired = byStart.filter(
    (one) => !one.needsPair || (pairOf(text, one, byStart) !== undefined && one.needsPair()),
  )
  const chosen = withoutOverlap(paired)
  const taken = new Set<Candidate>()
  const findings: Finding[] = []
  for (const candidate of chosen) {
    const id = pairOf(text, candidate, chosen)
    if (id !== undefined && candidate.rule !== undefined) taken.add(id)
  }
  for (const candidate of chosen) {
    const { rule, start, end } = candidate
    if (rule === undefined || candidate.isPublic || taken.has(candidate)) continue
    if (isAllowed(candidate, rule)) continue
    const id = pairOf(text, candidate, chosen)
    const { detector, provider, name, kind, severity, rotateUrl } = rule
    findings.push({
      start,
      end,
      detector,
      provider,
      name,
      kind,
      severity,
      confidence: candidate.needsPair ? 'high' : candidate.confidence,
      reason: id && candidate.needsPair ? pairReason(id) : candidate.reason,
      ...(rotateUrl === undefined ? {} : { rotateUrl }),
      ...relatedOf(candidate, id),
    })
  }
  return findings
}

function pairReason({ rule }: Candidate): Finding['reason'] {
  return { code: 'pair', beside: rule?.name ?? '' }
}

function relatedOf({ related }: Candidate, id: Candidate | undefined): Pick<Finding, 'related'> {
  if (related !== undefined) return { related }
  if (id?.rule === undefined) return {}
  return { related: { start: id.start, end: id.end, detector: id.rule.detector } }
}

/**
 * The nearest candidate of an id that belongs to this one.
 * @param among - in order of their starts.
 */
function pairOf(text: string, candidate: Candidate, among: readonly Found[]): Found | undefined {
  const wanted = candidate.rule?.pairsWith
  if (wanted === undefined) return undefined
  let best: Found | undefined
  let nearest = PAIR_REACH
  for (
    let i = firstAfter(among, candidate.start - PAIR_REACH - LONGEST_ID);
    i < among.length;
    i++
  ) {
    const other = among[i]
    if (other === undefined || other.start > candidate.end + PAIR_REACH) break
    if (other.rule === undefined || !wanted.includes(other.rule.detector)) continue
    const from = Math.min(candidate.end, other.end)
    const to = Math.max(candidate.start, other.start)
    if (to - from >= nearest || linesBetween(text, from, to) > PAIR_LINES) continue
    nearest = to - from
    best = other
  }
  return best
}

function linesBetween(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) lines++
  return lines
}

/**
 * Of those that overlap the one of the higher class of rank stays, then the longer (it says more of
 * the same), then the higher rank.
 */
function withoutOverlap(found: readonly Found[]): Found[] {
  const byWeight = found.toSorted(
    (a, b) =>
      classOf(b) - classOf(a) ||
      b.end - b.start - (a.end - a.start) ||
      b.rank - a.rank ||
      a.start - b.start,
  )
  const byPlace: Found[] = []
  for (const candidate of byWeight) {
    const at = firstAfter(byPlace, candidate.start)
    const before = byPlace[at - 1]
    const after = byPlace[at]
    if (before !== undefined && before.end > candidate.start) continue
    if (after !== undefined && after.start < candidate.end) continue
    byPlace.splice(at, 0, candidate)
  }
  return byPlace
}

/** Ranks come in tens. */
function classOf({ rank }: Candidate): number {
  return Math.floor(rank / 10)
}

function firstAfter(list: readonly Found[], start: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.start ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return low
}
