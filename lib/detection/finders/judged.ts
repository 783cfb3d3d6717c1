import { RANK, type Rule, type Sweep } from '../candidate.ts'
import { judge, type NamePromise } from '../values/judge.ts'
import { beside, report } from './report.ts'

/** What a place promises that takes a password, and one that takes what a machine made. */
export const PASSWORD: NamePromise = { strength: 'strong', human: true, pin: false }
export const SECRET: NamePromise = { ...PASSWORD, human: false }

/** Says that a secret stands at [start, end), if it looks like one. */
export function addJudged(
  sweep: Sweep,
  rule: Rule,
  name: NamePromise,
  start: number,
  end: number,
  label: string,
): void {
  const sure = judge(name, sweep.text, start, end)
  if (sure !== undefined) report(sweep, start, end, rule, beside(label), sure, RANK.generic)
}
