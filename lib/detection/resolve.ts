import { type Candidate, LOOK_AHEAD, LOOK_BEHIND, type Rule } from './candidate.ts'
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
  // A log full of UUIDs has no id that one of them could be the secret of.
  const detectors = new Set(found.map(({ rule }) => rule?.detector))
  const byStart = found
    .filter(({ needsPair, rule }) => !needsPair || rule?.pairsWith?.some((id) => detectors.has(id)))
    .sort((a, b) => a.start - b.start)
  const paired = byStart.filter(
    (one) =>
      !one.needsPair ||
      (pairOf(text, one, byStart) !== undefined && one.needsPair(text.slice(one.start, one.end))),
  )
  const chosen = withoutOverlap(paired)
  const ids = chosen.map((candidate) => pairOf(text, candidate, chosen))
  const taken = new Set<Candidate | undefined>(ids)
  const findings: Finding[] = []
  for (const [i, candidate] of chosen.entries()) {
    const { rule, start, end } = candidate
    if (rule === undefined || candidate.isPublic || taken.has(candidate)) continue
    if (isAllowed(candidate, rule)) continue
    const id = ids[i]
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
  return findings.map((finding, i) => withoutSecrets(text, finding, neighbours(findings, i)))
}

/**
 * A name that stands beside a credential may hold one itself (`ghp_…_token`); it is left out of the
 * reason, which is shown and logged.
 */
function withoutSecrets(text: string, finding: Finding, near: readonly Finding[]): Finding {
  const { reason } = finding
  if (reason.code !== 'beside') return finding
  const secrets = near.map(({ start, end }) => text.slice(start, end))
  const holdsOne =
    LONG_STRETCH.test(reason.beside) || secrets.some((secret) => reason.beside.includes(secret))
  if (!holdsOne) return finding
  const words = reason.beside.match(/[A-Za-z]{2,20}(?![A-Za-z0-9])/g) ?? []
  const plain = words.filter((word) => !secrets.some((secret) => secret.includes(word)))
  return { ...finding, reason: { code: 'beside', beside: plain.at(-1) ?? '' } }
}

/** A finding and those so near that its reason may quote them: it is read no further away. */
function neighbours(findings: readonly Finding[], i: number): Finding[] {
  const at = findings[i]?.start ?? 0
  let first = i
  while ((findings[first - 1]?.end ?? Number.NEGATIVE_INFINITY) > at - LOOK_BEHIND) first--
  let last = i + 1
  while ((findings[last]?.start ?? Number.POSITIVE_INFINITY) < at + LOOK_AHEAD) last++
  return findings.slice(first, last)
}

/** Letters and digits mixed, longer than what people call things. */
const LONG_STRETCH = /(?=[A-Za-z]*[0-9])[A-Za-z0-9]{16}/

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

/** Settle overlaps, each knot of candidates that touch each other by itself. */
function withoutOverlap(byStart: readonly Found[]): Found[] {
  const knots: Found[][] = []
  let end = -1
  for (const candidate of byStart) {
    const knot = knots.at(-1)
    if (knot === undefined || candidate.start >= end) knots.push([candidate])
    else knot.push(candidate)
    end = Math.max(end, candidate.end)
  }
  return knots.flatMap(strongest)
}

/**
 * Of those that overlap the one of the higher class of rank stays, then the longer (it says more of
 * the same), then the higher rank; the id decides where nothing else does, so that order never does.
 */
function strongest(knot: readonly Found[]): readonly Found[] {
  const [head] = knot
  if (head === undefined || knot.length === 1) return knot
  const first = head.start
  // Each candidate was read to be found; to read its place once more keeps this linear.
  const taken = new Uint8Array(knot.reduce((last, { end }) => Math.max(last, end), 0) - first)
  const byWeight = knot.toSorted(
    (a, b) =>
      classOf(b) - classOf(a) ||
      b.end - b.start - (a.end - a.start) ||
      b.rank - a.rank ||
      a.start - b.start ||
      idOf(a).localeCompare(idOf(b)) ||
      a.origin - b.origin,
  )
  return byWeight
    .filter(({ start, end }) => {
      if (taken.subarray(start - first, end - first).includes(1)) return false
      taken.fill(1, start - first, end - first)
      return true
    })
    .sort((a, b) => a.start - b.start)
}

function idOf({ rule }: Candidate): string {
  return rule?.detector ?? ''
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
