/** The whole corpus of credentials, and how well a scanner does on it. */
import { type Case, type CaseKind, type Decoy, isFound, KINDS, masked, type Place } from './case.ts'
import { contextualCases } from './contextual.ts'
import { fixedCases } from './fixed.ts'
import { genericCases } from './generic.ts'
import { connectionCases, jwtCases, urlCases } from './links.ts'
import type { OrdinaryText } from './ordinary.ts'
import { privateKeyCases } from './private-keys.ts'
import { sentenceCases } from './sentences.ts'

/** What the project has promised to reach: the share that is found. */
export const REACH: Record<CaseKind, number> = {
  fixed: 0.97,
  context: 0.9,
  generic: 0.7,
  'private-key': 0.97,
  jwt: 0.97,
  url: 0.97,
  connection: 0.97,
  chat: 0.95,
}

export function allCases(seed = 1): Case[] {
  return [
    ...fixedCases(seed),
    ...contextualCases(seed + 1),
    ...genericCases(seed + 2),
    ...privateKeyCases(seed + 3),
    ...jwtCases(seed + 4),
    ...urlCases(seed + 5),
    ...connectionCases(seed + 6),
    ...sentenceCases(seed + 7),
  ]
}

/** Any scanner: the spans that it reports. */
export type Scanner = (text: string) => readonly Place[] | Promise<readonly Place[]>

export interface Recall {
  kind: CaseKind
  cases: number
  found: number
  misses: Case[]
}

/** @param matches - what counts as found; ours has to be exact. */
export async function recallOf(
  cases: readonly Case[],
  scanner: Scanner,
  matches: typeof isFound = isFound,
): Promise<Recall[]> {
  const rows = new Map<CaseKind, Recall>(
    KINDS.map((kind) => [kind, { kind, cases: 0, found: 0, misses: [] }]),
  )
  for (const one of cases) {
    const row = rows.get(one.kind)
    if (row === undefined) continue
    row.cases++
    if (matches(one, await scanner(one.text))) row.found++
    else row.misses.push(one)
  }
  return [...rows.values()]
}

export interface Alarm<Found extends Place = Place> {
  from: string
  place: Found
  text: string
}

/** What a scanner reports in texts that hold no credential. */
export async function alarmsIn<Found extends Place>(
  texts: readonly (OrdinaryText | Decoy)[],
  scanner: (text: string) => readonly Found[] | Promise<readonly Found[]>,
): Promise<Alarm<Found>[]> {
  const alarms: Alarm<Found>[] = []
  for (const one of texts) {
    for (const place of await scanner(one.text)) {
      alarms.push({ from: 'from' in one ? one.from : one.what, place, text: one.text })
    }
  }
  return alarms
}

/** One line about a miss or an alarm in which no credential can be read. */
export function described(one: Case | Alarm): string {
  if ('span' in one) {
    const near = one.text.slice(Math.max(0, one.span.start - 60), one.span.end + 20)
    return `${one.kind}, ${one.what}: ${masked(near)}`
  }
  const near = one.text.slice(Math.max(0, one.place.start - 60), one.place.end + 20)
  return `${one.from}: ${masked(near)}`
}
