/** What was found: the shapes that the scanner gives and everything else reads. */

/** What kind of thing a credential is, for the words and the weight of a warning. */
export type Kind =
  | 'secret'
  | 'test-key'
  | 'private-key'
  | 'password'
  | 'connection-string'
  | 'webhook'
  | 'token'
  | 'otp-seed'
  | 'recovery-code'
  | 'seed-phrase'

/** How bad it is when this lies in a chat for ever. */
export type Severity = 'critical' | 'high' | 'medium' | 'low'

/** How sure we are that it is one. */
export type Confidence = 'high' | 'medium' | 'low'

/**
 * Why we think so. `beside` names the label, key or word that decided ("AWS_SECRET_ACCESS_KEY");
 * it never holds the credential.
 */
export type Reason =
  | { code: 'checksum-valid' | 'checksum-wrong' | 'known-shape' | 'decodes' | 'unlikely-by-chance' }
  | { code: 'beside'; beside: string }
  | { code: 'pair'; beside: string }
  | { code: 'encoded'; encoding: 'base64' | 'percent' }

/** Half-open, in UTF-16 code units. */
export interface Span {
  start: number
  end: number
}

/** A credential in a text. Its span is the credential itself, without label and quotes. */
export interface Finding extends Span {
  /** The detector's id, such as `github-personal-access-token-classic`. */
  detector: string
  provider: string
  /** In plain words: "GitHub personal access token (classic)". */
  name: string
  kind: Kind
  severity: Severity
  confidence: Confidence
  reason: Reason
  /** Where its owner can replace it, if known. */
  rotateUrl?: string
  /** The id that belongs to it (an access key id, an account), where one stands near. */
  related?: Span & { detector: string }
  /** Characters that cannot be seen (zero width, direction marks) stand inside the span. */
  invisible?: true
}

/** What `scan` gives. */
export interface Scan {
  /** In order of their place, without overlap. */
  findings: Finding[]
  /** The bound on work was reached: what comes after has not been looked at. */
  truncated: boolean
  /** An own detector ran out of time: the same text, looked at once more, may hold more. */
  mayFindMore: boolean
  /** Characters looked at, counted once for each look; for tests that count instead of timing. */
  steps: number
}
