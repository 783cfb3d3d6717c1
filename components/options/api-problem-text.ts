import { LEAST_CHARACTERS, LONGEST_TEMPLATE, MOST_CHARACTERS } from '#lib/endpoints/custom/api.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import type { ApiProblem } from '#lib/policy/api-draft.ts'

/** What is wrong with the description of a server, at the field where it can be put right. */
export function apiProblemText({ t }: I18n, problem: ApiProblem): string {
  switch (problem.what) {
    case 'bad-address':
      return t('options.add.badAddress')
    case 'already-there':
      return t('options.add.alreadyThere')
    case 'empty':
      return t('options.api.problem.empty')
    case 'not-a-place':
      return t('options.api.problem.place')
    case 'too-long':
      return t('options.api.problem.tooLong', String(LONGEST_TEMPLATE))
    case 'not-a-number':
      return t('options.api.problem.number', String(LEAST_CHARACTERS), String(MOST_CHARACTERS))
    case 'not-a-header':
      return t('options.api.problem.header', problem.name)
    case 'not-json':
      return t('options.api.problem.json')
    case 'not-a-form':
      return t('options.api.problem.form')
    case 'not-a-path':
      return t('options.api.problem.path')
    case 'placeholder-as-name':
      return t('options.api.problem.asName')
    case 'unknown-placeholder':
      return t('options.api.problem.unknown', placed(problem.name))
    case 'misplaced':
      return t('options.api.problem.misplaced', placed(problem.name))
    case 'lacks':
      return t('options.api.problem.lacks', placed(problem.name))
  }
}

/** As it is written in a template. */
export function placed(name: string): string {
  return `{{${name}}}`
}
