/** Prints the server's settings as a Markdown table into README.md, between two markers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeOptions } from '#server/config.ts'

const START = '<!-- config:start -->'
const END = '<!-- config:end -->'
const README = join(import.meta.dirname, '..', 'README.md')

/** One row for each setting: flag, variable, meaning, form and default. */
export function configTable(): string {
  const rows = describeOptions().map(({ flag, env, meaning, expected, default: standard }) => [
    flag === null ? '' : `\`--${flag}\``,
    `\`${env}\``,
    meaning,
    expected,
    standard && `\`${standard}\``,
  ])
  const header = ['Flag', 'Variable', 'Meaning', 'Value', 'Default']
  return [header, header.map(() => '---'), ...rows].map(toRow).join('\n')
}

/** The document with its table replaced. @throws Error when it has no markers. */
export function withConfigTable(document: string): string {
  const start = document.indexOf(START)
  const end = document.indexOf(END)
  if (start === -1 || end < start) throw new Error(`expected ${START} and ${END} in README.md`)
  const [before, after] = [document.slice(0, start + START.length), document.slice(end)]
  return `${before}\n\n${configTable()}\n\n${after}`
}

function toRow(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

if (import.meta.main) writeFileSync(README, withConfigTable(readFileSync(README, 'utf8')))
