/** Prints the known gaps of editors as a Markdown table into docs/editors.md, between two markers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gapsTable } from '#test/support/editor-gaps.ts'

const START = '<!-- gaps:start -->'
const END = '<!-- gaps:end -->'
export const EDITORS_DOC = join(import.meta.dirname, '..', 'docs', 'editors.md')

/** The document with its table replaced. @throws Error when it has no markers. */
export function withGapsTable(document: string): string {
  const start = document.indexOf(START)
  const end = document.indexOf(END)
  if (start === -1 || end < start)
    throw new Error(`expected ${START} and ${END} in docs/editors.md`)
  const [before, after] = [document.slice(0, start + START.length), document.slice(end)]
  return `${before}\n\n${gapsTable()}\n\n${after}`
}

if (import.meta.main) writeFileSync(EDITORS_DOC, withGapsTable(readFileSync(EDITORS_DOC, 'utf8')))
