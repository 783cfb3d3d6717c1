import type { Confidence, Finding } from '#lib/detection/finding.ts'
import type { Place } from './lines.ts'

/** A finding and where it is, for those who write results. */
export interface Found {
  /** As it was named, with `/`. */
  path: string
  from: Place
  /** Behind its last character. */
  to: Place
  finding: Finding
  /** Never to be written whole, unless `showSecrets`. */
  secret: string
}

/** Turns what was found into one form of result. */
export interface Report {
  /** @returns what can be written at once. */
  add(found: Found): string
  /** @returns what remains to be written. */
  end(): string
}

export interface ReportOptions {
  showSecrets: boolean
}

const SURENESS: Record<Confidence, number> = { low: 0, medium: 1, high: 2 }

export function isSureEnough(confidence: Confidence, least: Confidence): boolean {
  return SURENESS[confidence] >= SURENESS[least]
}
