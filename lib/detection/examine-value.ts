import { RANK } from './candidate.ts'
import { changesOften } from './changes.ts'
import { codeAt, isAlphanumeric } from './characters.ts'
import type { Context } from './context.ts'
import { addPattern, besideOf, tokenEnd } from './examine-pattern.ts'
import type { KeywordHit } from './keywords.ts'
import type { Pass } from './sweep.ts'
import { isWithin, type KeywordFact, type Tables } from './tables.ts'

const LONGEST_VALUE = 1024
const DOT = 46
const SLASH = 47
const AT = 64

/** A whole stretch of one alphabet as a value that a keyword beside it makes a credential. */
export function examineValue(tables: Tables, pass: Pass, start: number, end: number): void {
  const length = end - start
  if (length > LONGEST_VALUE || isInPath(pass.text, start, end)) return
  if (!changesOften(pass.text, start, end)) return
  const context = pass.vicinity(tables.keywords).contextAt(start, end)
  if (context === undefined || isCalledSha(pass.text, start)) return
  for (const hit of context.hits) {
    for (const fact of hit.facts) {
      if (isWithin(fact.head, length)) examineFact(tables, pass, fact, hit, context)
    }
  }
}

function examineFact(
  tables: Tables,
  pass: Pass,
  { shape, of }: KeywordFact,
  hit: KeywordHit<KeywordFact>,
  context: Context<KeywordFact>,
): void {
  const { start } = context
  const end = tokenEnd(pass, shape, start, true, true)
  if (end < 0) return
  if ('detector' in of) {
    addPattern(tables, pass, of, start, end, 0, besideOf(context, hit))
    return
  }
  const { rule, confirmed, weak, common } = of
  const inName = context.isInName(hit)
  const isStrict = weak || common
  if (isStrict ? !context.isSecretOf(hit) : !inName && !context.hasSecretWord(hit)) return
  if (!pass.vicinity(tables.keywords).looksRandomAt(start, end)) return
  pass.add({
    start,
    end,
    rule,
    rank: RANK.context + (confirmed ? 1 : 0),
    confidence: inName && context.isSecretOf(hit) ? 'high' : 'medium',
    reason: { code: 'beside', beside: context.quote(hit) },
  })
}

/** A part of a path, of a URL or of a name with dots, or a version behind `@`: an id of something, a commit. */
function isInPath(text: string, start: number, end: number): boolean {
  const before = codeAt(text, start - 1)
  return before === SLASH || before === DOT || isVersion(text, start) || codeAt(text, end) === SLASH
}

function isVersion(text: string, start: number): boolean {
  return codeAt(text, start - 1) === AT && isAlphanumeric(codeAt(text, start - 2))
}

/** `"sha": "…"`, as GitHub's answers call their commits and files. */
function isCalledSha(text: string, start: number): boolean {
  return /\bsha["']?\s?[:=]\s?["']?$/.test(text.slice(Math.max(0, start - 9), start))
}
