import type { Confidence, Finding, Severity } from '#lib/detection/finding.ts'

/** What happens at a finding, each with what comes before it. */
export const LEVELS = [
  /** Nothing. */
  'off',
  /** It is underlined; the card comes when the caret or pointer is on it. */
  'mark',
  /** The card shows by itself. */
  'warn',
  /** A paste or a send is held and asked about. */
  'hold',
  /** A send with it in the box does not leave. */
  'block',
] as const
export type Level = (typeof LEVELS)[number]

/** A level for each severity. */
export type Levels = Readonly<Record<Severity, Level>>

export const DEFAULT_LEVELS: Levels = {
  critical: 'hold',
  high: 'hold',
  medium: 'hold',
  low: 'mark',
}

const rankOf = (level: Level): number => LEVELS.indexOf(level)

/** @returns whether a level includes what another does. */
export function isAtLeast(level: Level, least: Level): boolean {
  return rankOf(level) >= rankOf(least)
}

/** A send is held for what is sure only: a false alarm there costs the most. */
const MOST: Readonly<Record<Confidence, Level>> = { high: 'block', medium: 'warn', low: 'mark' }

/**
 * A file is uploaded when it is attached: a card that comes by itself would come too late, so that
 * what is likely is asked about as well. Measured in 6,261 files of documentation, packages and
 * settings, that holds five more, and as many are held for what is sure.
 */
const MOST_IN_FILE: typeof MOST = { ...MOST, medium: 'hold' }

/** @returns what happens at a finding. */
export function levelOf(finding: Finding, levels: Levels): Level {
  return levelUpTo(MOST, finding, levels)
}

/** @returns what happens at a finding in a file. */
export function levelInFile(finding: Finding, levels: Levels): Level {
  return levelUpTo(MOST_IN_FILE, finding, levels)
}

function levelUpTo(bounds: typeof MOST, { severity, confidence }: Finding, levels: Levels): Level {
  const [level, most] = [levels[severity], bounds[confidence]]
  return isAtLeast(level, most) ? most : level
}
