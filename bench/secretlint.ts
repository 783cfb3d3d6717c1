/** The scanner that stands beside ours: secretlint with its recommended rules, by its public interface. */
import { lintSource } from '@secretlint/core'
import { secretLintProfiler } from '@secretlint/profiler'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'
import type { Case, Place } from '#test/corpus/case.ts'

const id = '@secretlint/secretlint-rule-preset-recommend'
const config = { rules: [{ id, rule: creator, options: {} }] }

// It marks every call on the timeline; kept, the marks slow the whole process down more and more.
secretLintProfiler.setEnabled(false)

export async function secretlint(text: string): Promise<Place[]> {
  const { messages } = await lintSource({
    source: { filePath: 'message.txt', content: text, contentType: 'text', ext: '.txt' },
    options: { config, noPhysicFilePath: true },
  })
  return messages.map(({ range: [start, end] }) => ({ start, end }))
}

/** For the other scanner every touch counts: it marks other parts of a credential than we do. */
export function isTouched({ within }: Case, findings: readonly Place[]): boolean {
  return findings.some(({ start, end }) => start < within.end && end > within.start)
}
