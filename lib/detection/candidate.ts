import type { Confidence, Finding, Kind, Reason, Severity, Span } from './finding.ts'

/** What all findings of one detector have in common. */
export interface Rule {
  detector: string
  provider: string
  name: string
  kind: Kind
  severity: Severity
  rotateUrl?: string
  /** Detectors of ids of which one is expected near. */
  pairsWith?: readonly string[]
}

/**
 * How much a candidate says about itself, in tens; less than ten is for telling apart those of one
 * class. Where two overlap, the higher class wins, then the longer span, then the higher rank.
 */
export const RANK = {
  /** A value beside a secret-like name or word. */
  generic: 10,
  /** A shape that needs a provider's name near, and has it. */
  context: 20,
  /** A structure that many providers share: JWT, URL with a password, connection string. */
  structure: 30,
  /** A provider's fixed shape. */
  fixed: 40,
  /** A whole block: private key, keystore, seed phrase. */
  block: 50,
} as const

/** A place that looks like a credential, before overlaps are settled. */
export interface Candidate extends Span {
  /** Undefined: known to be no secret (a public block); it only takes the place. */
  rule: Rule | undefined
  /** An identifier or publishable key: no finding, but it may belong to one. */
  isPublic?: boolean
  rank: number
  confidence: Confidence
  reason: Reason
  related?: Finding['related']
  /**
   * Nothing but an id near (see `pairsWith`) makes it one; whether it looks like one at all is asked
   * only when there is such an id.
   */
  needsPair?: (token: string) => boolean
}

/** One pass over a text: what finders read and where they put what they find. */
export interface Sweep {
  readonly text: string
  add(candidate: Candidate): void
  /** Count characters looked at; the pass ends when the bound is reached. */
  spend(steps: number): void
}

/**
 * Something that looks closer at a place. The first pass wakes it; what it reads around that place
 * must be bounded (`LOOK_BEHIND`, `LOOK_AHEAD`) or be a single run or block that it reads once, so that the
 * whole stays linear and `rescan` knows what an edit can change.
 */
export interface Finder {
  /**
   * Lower-case words (letters only, any script) that wake it; also when a longer word ends with
   * one (`dbPassword`, `MYTOKEN`). The longest word that fits gets the call.
   */
  words?: readonly string[]
  /** Literal starts of a token that wake it, case-sensitive: `eyJ`. At least two characters. */
  prefixes?: readonly string[]
  /**
   * How far it reads to either side of the place that woke it, if that is more than `LOOK_BEHIND`
   * and `LOOK_AHEAD`: a block, an object. Only for finders that words wake; who reads beyond those
   * bounds has to spend it.
   */
  reach?: number
  /** @param start, end - the span of the word or prefix that woke it. */
  examine(sweep: Sweep, start: number, end: number): void
}

/** Characters that a finder may read before the place that woke it (runs and blocks excepted). */
export const LOOK_BEHIND = 256
/** And after it. */
export const LOOK_AHEAD = 512
