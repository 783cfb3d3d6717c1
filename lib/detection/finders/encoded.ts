import { alphabet, has, runEnd } from '../alphabets.ts'
import { base64Value, decodeBase64, printable } from '../base64.ts'
import { RANK, type Rule, type Sweep } from '../candidate.ts'
import { codeAt } from '../characters.ts'
import type { Finding, Kind } from '../finding.ts'

/** A longer run is a file. */
export const LONGEST_ENCODED = 8192
const SHORTEST = 24
/** What is decoded first, to see whether it is text at all. */
const PROBE = 16

/** `://` */
const SCHEME_END = '%3A%2F%2F'
const LONGEST_SCHEME = 24
const SCHEME = alphabet('base62+.-+')
/** What `encodeURIComponent` writes and runs hold. */
const COMPONENT = alphabet('base62+-_.~!%')
const EQUALS = 0x3d

/** Kinds that a decoded text must hold: what merely stands beside a name does not count in there. */
const KINDS: ReadonlySet<Kind> = new Set(['private-key', 'connection-string'])

/** Scans a text without unwrapping again. */
type ScanInner = (text: string) => readonly Finding[]

/** Unwraps base64, one layer. */
export function unwrap(sweep: Sweep, start: number, end: number, scanInner: ScanInner): void {
  const { text } = sweep
  if (end - start < SHORTEST || end - start > LONGEST_ENCODED) return
  const decoded = decodeRun(text, start, end)
  sweep.spend(decoded === undefined ? PROBE : end - start)
  let whole = end
  while (whole < end + 2 && codeAt(text, whole) === EQUALS) whole++
  examineDecoded(sweep, start, whole, 'base64', decoded === undefined ? [] : scanInner(decoded))
}

/**
 * Unwraps a URL in percent-encoding, one layer.
 * @param at - where its `%3A` stands, which may be none of a URL.
 * @param first - where the run begins.
 * @returns where it ends.
 */
export function unwrapUrl(sweep: Sweep, at: number, first: number, scanInner: ScanInner): number {
  const { text } = sweep
  if (text.slice(at, at + SCHEME_END.length).toUpperCase() !== SCHEME_END) return at
  const limit = Math.max(first, at - LONGEST_SCHEME)
  let start = at
  while (start > limit && has(SCHEME, text.charCodeAt(start - 1))) start--
  const end = runEnd(text, at, COMPONENT, at + LONGEST_ENCODED)
  sweep.spend(end - start)
  examineDecoded(sweep, start, end, 'percent', scanInner(decodePercent(text.slice(start, end))))
  return end
}

/** A credential of fixed structure in the decoded text makes all of it one. */
function examineDecoded(
  sweep: Sweep,
  start: number,
  end: number,
  encoding: 'base64' | 'percent',
  findings: readonly Finding[],
): void {
  const inner = findings
    .filter(({ confidence, kind }) => confidence === 'high' || KINDS.has(kind))
    .filter(({ kind, reason }) => KINDS.has(kind) || reason.code !== 'beside')
    .sort((a, b) => b.end - b.start - (a.end - a.start))[0]
  if (inner === undefined) return
  sweep.add({
    start,
    end,
    rule: ruleOf(inner),
    // Above what the run itself may look like.
    rank: RANK.fixed,
    confidence: inner.confidence,
    reason: { code: 'encoded', encoding },
  })
}

function ruleOf({ detector, provider, name, kind, severity, rotateUrl }: Finding): Rule {
  const isPem = detector.startsWith('pem-')
  return {
    detector: isPem
      ? 'pem-in-base64-base64-of-a-pem-key-kubernetes-secrets-ci-variables'
      : detector,
    provider,
    name,
    kind,
    severity,
    ...(rotateUrl !== undefined && { rotateUrl }),
  }
}

function decodePercent(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}

function decodeRun(text: string, start: number, end: number): string | undefined {
  if ((end - start) % 4 === 1 || !isText(text, start)) return undefined
  const bytes = decodeBase64(text, start, end)
  return bytes === undefined ? undefined : printable(bytes)
}

/** Of twelve random bytes all are printable once in 100,000. */
function isText(text: string, start: number): boolean {
  let bits = 0
  for (let i = 0; i < PROBE; i++) {
    const value = base64Value(text.charCodeAt(start + i))
    if (value < 0) return false
    bits = (bits << 6) | value
    if (i % 4 !== 3) continue
    for (let shift = 16; shift >= 0; shift -= 8) {
      const byte = (bits >> shift) & 0xff
      if (byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) return false
      // Text in other scripts begins with a quotation mark, a name or a bracket all the same.
      if (byte > 0x7f) return false
    }
    bits = 0
  }
  return true
}
