import type { OwnProblem, PatternPart } from './check-own.ts'

/** A problem in plain English, for the command line. */
export function describeProblem(problem: OwnProblem): string {
  switch (problem.code) {
    case 'empty':
      return `${problem.field} is empty`
    case 'too-long':
      return `${problem.field} is longer than ${problem.limit} characters`
    case 'too-many':
      return `there are more than ${problem.limit} ${problem.field}`
    case 'bad-id':
      return 'the id may have lower-case letters, digits and single hyphens between them only'
    case 'bad-flags':
      return `the flags "${problem.flags}" are not among i, m, s and u, each once, and i not with u`
    case 'syntax':
      return `the pattern is no regular expression: ${problem.message}${place(problem.position)}`
    case 'unsupported-syntax':
      return `the pattern uses syntax that cannot be checked${place(problem.position)}`
    case 'backreference':
      return `the pattern refers back to a group${place(problem.position)}, which cannot be bounded`
    case 'backtracks':
      return `the pattern can take very long on some texts${rivalry(problem.rivals)}`
    case 'undecided':
      return 'the pattern is too ambiguous to tell whether it can take very long on some texts'
    case 'matches-empty':
      return 'the pattern matches the empty text'
    case 'no-keywords':
      return 'at least one keyword is needed: the pattern is tried only near keywords'
    case 'short-keyword':
      return `the keyword "${problem.keyword}" is shorter than ${problem.least} characters`
    case 'no-examples':
      return problem.field === 'matches'
        ? 'at least one example that must be found is needed (matches)'
        : 'at least one example that must not be found is needed (ignores)'
    case 'example-without-keyword':
      return `no keyword stands in this example of "matches": ${problem.example}`
    case 'example-not-found':
      return `this example of "matches" is not found: ${problem.example}`
    case 'ignored-example-found':
      return `this example of "ignores" is found: ${problem.example}`
  }
}

function place(position: number | undefined): string {
  return position === undefined ? '' : ` at character ${position + 1}`
}

function rivalry(rivals: [PatternPart, PatternPart] | undefined): string {
  if (rivals === undefined) return ''
  const [one, other] = rivals
  if (one.position === other.position) {
    return `: ${one.source}${place(one.position)} can repeat over the same text in several ways`
  }
  return `: ${one.source}${place(one.position)} and ${other.source}${place(other.position)} can both take the same text`
}
