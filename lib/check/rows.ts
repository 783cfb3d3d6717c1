/** What was found on a page as the list that a person sees: each credential once, the worst first. Pure. */
import type { Finding, Severity } from '#lib/detection/finding.ts'
import { type Levels, levelOf } from '#lib/guard/level.ts'
import type { CheckRow } from '#lib/messaging/check-messages.ts'
import { shownStart } from './shown-start.ts'

export interface FoundToken<Place> {
  token: string
  finding: Finding
  where: CheckRow['where']
  places: Place[]
}

const WEIGHT: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3 }

/** Gathers findings by what they are of; one that stands in several places is one. */
export class FoundTokens<Place> {
  readonly #levels: Levels
  readonly #byToken = new Map<string, FoundToken<Place>>()

  /** @param levels - what is off in compose boxes is no finding here. */
  constructor(levels: Levels) {
    this.#levels = levels
  }

  get all(): readonly FoundToken<Place>[] {
    return [...this.#byToken.values()]
  }

  of(token: string): FoundToken<Place> | undefined {
    return this.#byToken.get(token)
  }

  counts(finding: Finding): boolean {
    return levelOf(finding, this.#levels) !== 'off'
  }

  add(token: string, finding: Finding, where: CheckRow['where'], places: readonly Place[]): void {
    const known = this.#byToken.get(token)
    if (known) known.places.push(...places)
    else this.#byToken.set(token, { token, finding, where, places: [...places] })
  }

  drop(token: string): void {
    this.#byToken.delete(token)
  }
}

export function isSure({ confidence }: Finding): boolean {
  return confidence !== 'low'
}

/** What is sure before what may be something else, then by severity; else as they stand. */
export function worstFirst<One extends Pick<CheckRow, 'isSure' | 'severity'>>(
  rows: readonly One[],
): One[] {
  return rows.toSorted(
    (a, b) => Number(b.isSure) - Number(a.isSure) || WEIGHT[a.severity] - WEIGHT[b.severity],
  )
}

/** What may be told of a credential: not the credential. */
export function rowOf<Place>(found: FoundToken<Place>, id: number): CheckRow {
  const { token, finding, where, places } = found
  const { name, provider, kind, severity, rotateUrl } = finding
  return {
    id,
    name,
    provider,
    kind,
    severity,
    isSure: isSure(finding),
    start: shownStart(token, kind),
    where,
    places: places.length,
    ...(rotateUrl !== undefined && { rotateUrl }),
  }
}
