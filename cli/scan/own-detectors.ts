import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { checkOwn } from '#lib/detection/own/check-own.ts'
import { describeProblem } from '#lib/detection/own/describe-problem.ts'
import type { OwnDetector } from '#lib/detection/own/own-detector.ts'
import { ownFileSchema } from '#lib/policy/own-detectors.ts'
import { CliError, reasonOf } from '../command.ts'

/** @throws CliError with all that is wrong with the file and its detectors. */
export async function readOwnDetectors(path: string): Promise<OwnDetector[]> {
  const parsed = v.safeParse(ownFileSchema, readJson(path))
  if (!parsed.success) {
    throw new CliError(listed(path, parsed.issues.map(sentenceOf)))
  }
  // Large, and of no use to anybody who has no detectors of their own.
  const { checkBacktracking } = await import('#lib/backtracking/redos-checker.ts')
  const { detectors } = parsed.output
  const problems = detectors.flatMap((own, i) => {
    const name = own.id === '' ? `detector ${i + 1}` : own.id
    const isTwice = detectors.findIndex(({ id }) => id === own.id) < i
    return [
      ...(isTwice ? [`${name}: another detector has the same id`] : []),
      ...checkOwn(own, checkBacktracking).map((one) => `${name}: ${describeProblem(one)}`),
    ]
  })
  if (problems.length > 0) throw new CliError(listed(path, problems))
  return detectors
}

function readJson(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new CliError(`${path}: ${reasonOf(error)}`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CliError(`${path} is no JSON: ${reasonOf(error)}`)
  }
}

function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue)
  return where === null ? issue.message : `${where}: ${issue.message}`
}

function listed(path: string, problems: readonly string[]): string {
  return [`${path} is refused:`, ...problems.map((problem) => `  ${problem}`)].join('\n')
}
