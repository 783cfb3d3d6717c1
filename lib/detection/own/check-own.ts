import type { Candidate, Sweep } from '../candidate.ts'
import { OWN_LIMITS } from './limits.ts'
import { compileOwn, type OwnDetector, type OwnFinder } from './own-detector.ts'

/** A part of a pattern and where it begins, from 0. */
export interface PatternPart {
  source: string
  position: number
}

/** What a backtracking checker says of a pattern. */
export type Backtracking =
  | { safe: true }
  | {
      safe: false
      /** `unreadable`: syntax that the checker does not know; `undecided`: it gave up. */
      reason: 'backtracks' | 'undecided' | 'unreadable'
      /** Two parts that can take the same text, so that all ways of sharing it are tried. */
      rivals?: [PatternPart, PatternPart]
      /** Where an unreadable pattern could not be read further. */
      position?: number
    }

/** The port for it: the library behind it is too large to be loaded where nobody edits detectors. */
export type BacktrackingChecker = (pattern: string, flags: string) => Backtracking

type Field = 'id' | 'name' | 'pattern' | 'keyword' | 'matches' | 'ignores'

/** Why an own detector is refused. */
export type OwnProblem =
  | { code: 'empty'; field: Field }
  | { code: 'too-long'; field: Field; limit: number }
  | { code: 'too-many'; field: 'keywords' | 'matches' | 'ignores'; limit: number }
  | { code: 'bad-id' }
  | { code: 'bad-flags'; flags: string }
  | { code: 'syntax'; message: string; position?: number }
  | { code: 'unsupported-syntax'; position?: number }
  | { code: 'backreference'; position: number }
  | { code: 'backtracks'; rivals?: [PatternPart, PatternPart] }
  | { code: 'undecided' }
  | { code: 'matches-empty' }
  | { code: 'no-keywords' }
  | { code: 'short-keyword'; keyword: string; least: number }
  | { code: 'no-examples'; field: 'matches' | 'ignores' }
  | { code: 'example-without-keyword'; example: string }
  | { code: 'example-not-found'; example: string }
  | { code: 'ignored-example-found'; example: string }

/**
 * Whether an organisation's detector can be let loose on every keystroke. Nothing is run before it is
 * known to end soon, so examples come last.
 *
 * @returns what is wrong with it; nothing: it is accepted.
 */
export function checkOwn(own: OwnDetector, checker: BacktrackingChecker): OwnProblem[] {
  const problems = [...sizeProblems(own), ...keywordProblems(own)]
  const patternProblem = problemOfPattern(own, checker)
  if (patternProblem !== undefined) problems.push(patternProblem)
  if (problems.length > 0) return problems
  return exampleProblems(own)
}

function sizeProblems({ id, name, pattern, keywords, matches, ignores }: OwnDetector) {
  const problems: OwnProblem[] = []
  const text = (field: Field, value: string, limit: number) => {
    if (value.trim() === '') problems.push({ code: 'empty', field })
    if (value.length > limit) problems.push({ code: 'too-long', field, limit })
  }
  text('id', id, OWN_LIMITS.id)
  if (id !== '' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) problems.push({ code: 'bad-id' })
  text('name', name, OWN_LIMITS.name)
  text('pattern', pattern, OWN_LIMITS.pattern)
  for (const keyword of keywords) text('keyword', keyword, OWN_LIMITS.keyword)
  if (keywords.length > OWN_LIMITS.keywords) {
    problems.push({ code: 'too-many', field: 'keywords', limit: OWN_LIMITS.keywords })
  }
  for (const [field, examples] of [
    ['matches', matches],
    ['ignores', ignores],
  ] as const) {
    if (examples.length === 0) problems.push({ code: 'no-examples', field })
    for (const example of examples) text(field, example, OWN_LIMITS.example)
    if (examples.length > OWN_LIMITS.examples) {
      problems.push({ code: 'too-many', field, limit: OWN_LIMITS.examples })
    }
  }
  return problems
}

function keywordProblems({ keywords, matches, flags = '' }: OwnDetector): OwnProblem[] {
  if (keywords.length === 0) return [{ code: 'no-keywords' }]
  const least = OWN_LIMITS.shortestKeyword
  const short = keywords.filter(({ length }) => length > 0 && length < least)
  const fold = (text: string) => (flags.includes('i') ? text.toLowerCase() : text)
  const without = matches.filter(
    (example) => !keywords.some((keyword) => fold(example).includes(fold(keyword))),
  )
  return [
    ...short.map((keyword): OwnProblem => ({ code: 'short-keyword', keyword, least })),
    ...without.map((example): OwnProblem => ({ code: 'example-without-keyword', example })),
  ]
}

function problemOfPattern(
  { pattern, flags = '' }: OwnDetector,
  checker: BacktrackingChecker,
): OwnProblem | undefined {
  if (pattern === '' || pattern.length > OWN_LIMITS.pattern) return undefined // said already
  const areFlagsFine = /^[imsu]*$/.test(flags) && new Set(flags).size === flags.length
  // The checker cannot judge `i` and `u` together, and `v` not at all.
  if (!areFlagsFine || (flags.includes('i') && flags.includes('u'))) {
    return { code: 'bad-flags', flags }
  }
  const message = syntaxError(pattern, flags)
  if (message !== undefined) {
    // No engine says where, but the checker's parser does.
    const answer = checker(pattern, flags)
    const position = answer.safe ? undefined : answer.position
    return { code: 'syntax', message, ...(position !== undefined && { position }) }
  }
  const backreference = positionOfBackreference(pattern)
  if (backreference !== undefined) return { code: 'backreference', position: backreference }
  return problemOf(checker(pattern, flags)) ?? problemOfEmptyMatch(pattern, flags)
}

function problemOf(answer: Backtracking): OwnProblem | undefined {
  if (answer.safe) return undefined
  const { reason, rivals, position } = answer
  if (reason === 'unreadable') {
    return { code: 'unsupported-syntax', ...(position !== undefined && { position }) }
  }
  return { code: reason, ...(reason === 'backtracks' && rivals !== undefined && { rivals }) }
}

function problemOfEmptyMatch(pattern: string, flags: string): OwnProblem | undefined {
  return new RegExp(pattern, flags).test('') ? { code: 'matches-empty' } : undefined
}

/** @returns the engine's sentence, without the pattern that engines put before it. */
function syntaxError(pattern: string, flags: string): string | undefined {
  try {
    new RegExp(pattern, flags)
    return undefined
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const quoted = `/${pattern}/${flags}: `
    const at = message.indexOf(quoted)
    return at < 0 ? message : message.slice(at + quoted.length)
  }
}

/** What a group matched, matched again: no checker can bound that. */
function positionOfBackreference(pattern: string): number | undefined {
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] !== '\\') continue
    if (/[1-9k]/.test(pattern[i + 1] ?? '')) return i
    i++
  }
  return undefined
}

function exampleProblems(own: OwnDetector): OwnProblem[] {
  const finder = compileOwn(own)
  const missed = own.matches.filter((example) => !finds(finder, example))
  const wrong = own.ignores.filter((example) => finds(finder, example))
  return [
    ...missed.map((example): OwnProblem => ({ code: 'example-not-found', example })),
    ...wrong.map((example): OwnProblem => ({ code: 'ignored-example-found', example })),
  ]
}

function finds(finder: OwnFinder, text: string): boolean {
  const candidates: Candidate[] = []
  const sweep: Sweep = { text, add: (one) => candidates.push(one), spend: () => {} }
  finder.examineAll(sweep)
  return candidates.length > 0
}
