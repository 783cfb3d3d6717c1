import { RANK, type Rule, type Sweep } from '../candidate.ts'
import type { Confidence, Kind, Reason, Severity } from '../finding.ts'
import { slugOf } from '../slug.ts'

/** @returns what the findings of a finder have in common; `own` says what does not follow from the names. */
export function defineRule(
  provider: string,
  name: string,
  kind: Kind,
  severity: Severity,
  own?: Partial<Rule>,
): Rule {
  return { detector: slugOf(`${provider} ${name}`), provider, name, kind, severity, ...own }
}

const KNOWN_SHAPE: Reason = { code: 'known-shape' }

/** @returns that a label or word beside the value decided. */
export const beside = (label: string): Reason => ({ code: 'beside', beside: label })

/**
 * Says that a credential stands at [start, end): most of what finders know is known by a structure
 * that leaves no doubt.
 *
 * @param rule - undefined where it is known to be no secret, and nothing else shall be found there.
 */
export function report(
  sweep: Sweep,
  start: number,
  end: number,
  rule: Rule | undefined,
  reason: Reason = KNOWN_SHAPE,
  confidence: Confidence = 'high',
  rank: number = RANK.structure,
): void {
  sweep.add({ start, end, rule, rank, confidence, reason })
}
