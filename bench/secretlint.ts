/** The scanner that stands beside ours: secretlint with its recommended rules, by its public interface. */
import { lintSource } from '@secretlint/core'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'
import type { Case, Place } from '#test/corpus/case.ts'

const id = '@secretlint/secretlint-rule-preset-recommend'
const config = { rules: [{ id, rule: creator, options: {} }] }

export async function secretlint(text: string): Promise<Place[]> {
  const { messages } = await lintSource({
    source: { filePath: 'message.txt', content: text, contentType: 'text', ext: '.txt' },
    options: { config, noPhysicFilePath: true },
  })
  // It leaves marks on the timeline for every call; kept, they slow the process down.
  performance.clearMarks()
  return messages.map(({ range: [start, end] }) => ({ start, end }))
}

/** For the other scanner every touch counts: it marks other parts of a credential than we do. */
export function isTouched({ within }: Case, findings: readonly Place[]): boolean {
  return findings.some(({ start, end }) => start < within.end && end > within.start)
}
