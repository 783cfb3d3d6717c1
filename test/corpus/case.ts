/** One text of the corpus, and what has to be found in it. */

export const KINDS = [
  'fixed',
  'context',
  'generic',
  'private-key',
  'jwt',
  'url',
  'connection',
  'chat',
] as const
/** The rows of the published table. */
export type CaseKind = (typeof KINDS)[number]

export interface Place {
  start: number
  end: number
}

/** A text that holds exactly one credential. */
export interface Case {
  kind: CaseKind
  text: string
  /** What a finding has to cover: the secret itself. */
  span: Place
  /** How far a finding may reach: the span, or the URL or block that it stands in. */
  within: Place
  /** The format, in words. */
  what: string
}

/** A text that looks like one and holds none. */
export interface Decoy {
  text: string
  what: string
}

/** `«` and `»` mark the secret in a text, `⟦` and `⟧` the whole that a finding may cover. */
export function marked(kind: CaseKind, what: string, withMarks: string): Case {
  let text = ''
  const at = new Map<string, number>()
  for (const character of withMarks) {
    if ('«»⟦⟧'.includes(character)) at.set(character, text.length)
    else text += character
  }
  const span = { start: at.get('«') ?? -1, end: at.get('»') ?? -1 }
  if (span.start < 0 || span.end <= span.start) throw new SyntaxError(`${what}: no marks`)
  const within = { start: at.get('⟦') ?? span.start, end: at.get('⟧') ?? span.end }
  return { kind, text, span, within, what }
}

/** Is one of the findings this case's credential, all of it and nothing else? */
export function isFound({ span, within }: Case, findings: readonly Place[]): boolean {
  return findings.some(
    ({ start, end }) =>
      start >= within.start && start <= span.start && end >= span.end && end <= within.end,
  )
}

/** A text that can be printed: of every long run of letters and digits only the first few. */
export function masked(text: string): string {
  return text
    .slice(0, 240)
    .replace(/[\w+/.~-]{12,}/g, (run) => `${run.slice(0, 6)}…(${run.length})`)
    .replaceAll('\n', '⏎')
}
