import type { OwnProblem, PatternPart } from '#lib/detection/own/check-own.ts'
import type { I18n } from '#lib/i18n/i18n.ts'

/** What is wrong with a detector, at the field where it can be mended. */
export function ownProblemText({ t }: I18n, problem: OwnProblem): string {
  switch (problem.code) {
    case 'empty':
      return t('options.own.problem.empty')
    case 'too-long':
      return t('options.own.problem.tooLong', String(problem.limit))
    case 'too-many':
      return t('options.own.problem.tooMany', String(problem.limit))
    case 'bad-id':
      return t('options.own.problem.badId')
    case 'bad-flags':
      return t('options.own.problem.badFlags')
    case 'syntax':
      return problem.position === undefined
        ? t('options.own.problem.syntax', problem.message)
        : t('options.own.problem.syntaxAt', problem.message, shown(problem.position))
    case 'unsupported-syntax':
      return problem.position === undefined
        ? t('options.own.problem.unsupported')
        : t('options.own.problem.unsupportedAt', shown(problem.position))
    case 'backreference':
      return t('options.own.problem.backreference', shown(problem.position))
    case 'backtracks':
      return slownessText({ t }, problem.rivals)
    case 'undecided':
      return t('options.own.problem.undecided')
    case 'matches-empty':
      return t('options.own.problem.matchesEmpty')
    case 'no-keywords':
      return t('options.own.problem.noKeywords')
    case 'short-keyword':
      return t('options.own.problem.shortKeyword', String(problem.least))
    case 'no-examples':
      return t(
        problem.field === 'matches'
          ? 'options.own.problem.noMatches'
          : 'options.own.problem.noIgnores',
      )
    case 'example-without-keyword':
      return t('options.own.problem.withoutKeyword')
    case 'example-not-found':
      return t('options.own.problem.notFound')
    case 'ignored-example-found':
      return t('options.own.problem.found')
  }
}

function slownessText({ t }: Pick<I18n, 't'>, rivals?: [PatternPart, PatternPart]): string {
  if (rivals === undefined) return t('options.own.problem.backtracks')
  const [one, other] = rivals
  const first = [one.source, shown(one.position)]
  return one.position === other.position
    ? t('options.own.problem.backtracksOne', ...first)
    : t('options.own.problem.backtracksTwo', ...first, other.source, shown(other.position))
}

/** Counted as people count. */
function shown(position: number): string {
  return String(position + 1)
}
