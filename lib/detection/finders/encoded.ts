import { base64Value, decodeBase64, printable } from '../base64.ts'
import { RANK, type Rule, type Sweep } from '../candidate.ts'
import type { Finding, Kind } from '../finding.ts'

/** A longer run is a file. */
export const LONGEST_ENCODED = 8192
const SHORTEST = 24
/** What is decoded first, to see whether it is text at all. */
const PROBE = 16

const PERCENT = 0x25
const EQUALS = 0x3d

/** Kinds that a decoded text must hold: what merely stands beside a name does not count in there. */
const KINDS: ReadonlySet<Kind> = new Set(['private-key', 'connection-string'])

/**
 * Unwraps base64 or percent-encoding, one layer. A credential of fixed structure in the decoded text makes the
 * whole run one.
 *
 * @param scanInner - scans a text without unwrapping again.
 */
export function unwrap(
  sweep: Sweep,
  start: number,
  end: number,
  scanInner: (text: string) => readonly Finding[],
): void {
  const { text } = sweep
  if (end - start < SHORTEST || end - start > LONGEST_ENCODED) return
  const encoding = isPercentEncoded(text, start, end) ? 'percent' : 'base64'
  const decoded =
    encoding === 'percent' ? decodePercent(text, start, end) : decodeRun(text, start, end)
  sweep.spend(decoded === undefined ? PROBE : end - start)
  if (decoded === undefined) return
  const inner = scanInner(decoded)
    .filter(({ confidence, kind }) => confidence === 'high' || KINDS.has(kind))
    .filter(({ kind, reason }) => KINDS.has(kind) || reason.code !== 'beside')
    .sort((a, b) => b.end - b.start - (a.end - a.start))[0]
  if (inner === undefined) return
  let whole = end
  while (whole < end + 2 && text.charCodeAt(whole) === EQUALS) whole++
  sweep.add({
    start,
    end: whole,
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

function isPercentEncoded(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === PERCENT) return true
  return false
}

function decodePercent(text: string, start: number, end: number): string | undefined {
  try {
    return decodeURIComponent(text.slice(start, end))
  } catch {
    return undefined
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
