import type { Kind, Severity } from './finding.ts'

/** What a check says of a candidate: `valid` raises confidence, `wrong` lowers it, `no` refuses it. */
export type Verdict = 'valid' | 'wrong' | 'unknown' | 'no'

/** One credential of one provider, as data. The scanner makes its tables of these. */
export interface Detector {
  /** Starts with the file's name; stable for ever, because settings and audit trails keep it. */
  id: string
  /** What it is in plain words, without the provider: "personal access token (classic)". */
  name: string
  /** One shape or several, in the language of `shape.ts`: `ghp_{base62:36}`. */
  shapes: readonly string[]
  severity: Severity
  /** Default: `secret`. */
  kind?: Kind
  /** An identifier or publishable key: known in order to be left alone. */
  public?: true
  /**
   * Words of which one must stand near (80 characters before on its line, 40 behind, or the end of
   * the line before), in lower case; for shapes that are not rare enough by themselves.
   */
  near?: readonly string[]
  /** Name of a check in `validators/`. */
  check?: Check
  /** Detectors of the id that goes with it: `related` holds the id when it is within 5 lines. */
  pairsWith?: readonly string[]
  /** Where to replace it, if that differs from the provider's page. */
  rotateUrl?: string
}

/** One provider's detectors: the default export of `detectors/<provider>.ts`. */
export interface Provider {
  /** As the provider writes its own name. */
  name: string
  rotateUrl?: string
  detectors: readonly Detector[]
}

/** The checks that a detector can name; each is a function in `validators/`. */
export type Check =
  | 'crc32-base62'
  | 'crc32-hex'
  | 'crc32-grafana'
  | 'gitlab-routable'
  | 'aws-id'
  | 'jwt'
  | 'macaroon'
  | 'slack-parts'
  | 'discord-id'
  | 'base64-digits-colon'
  | 'base64-colon'
  | 'base64-json'
  | 'base58check'
  | 'bech32'
  | 'nkey'
  | 'stellar'
  | 'ripple'
  | 'random'
  | 'no-hash'

/** @returns the same, checked by the compiler: for `detectors/<provider>.ts`. */
export function defineProvider(provider: Provider): Provider {
  return provider
}
