import { parseArgs } from 'node:util'
import type { Confidence } from '#lib/detection/finding.ts'
import { CliError } from '../command.ts'
import { MAX_MEBIBYTES } from './content.ts'

export const FORMATS = ['text', 'jsonl', 'sarif'] as const
export type Format = (typeof FORMATS)[number]

/** From the surest to the least sure. */
export const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low']

export interface ScanOptions {
  /** Files and folders, `-` for standard input. */
  paths: string[]
  format: Format
  output: string | undefined
  showSecrets: boolean
  minConfidence: Confidence
  stdinName: string
  heedIgnoreFiles: boolean
  staged: boolean
  detectors: string | undefined
}

export const SCAN_HELP = `Usage: matchstick scan [options] [path ...]

Finds passwords, keys and tokens in files and folders, or in standard input (no path, or -).
Nothing leaves this machine.

  --format FORMAT          text (default), jsonl (one JSON object a line) or sarif (2.1.0)
  --output FILE            write the result there and not to standard output
  --min-confidence LEVEL   high, medium or low (default): how sure a finding has to be
  --staged                 scan what is staged for the next commit, as it is staged
  --detectors FILE         look for your own credentials too (see docs/scan.md)
  --no-ignore              scan what ignore files exclude, and node_modules
  --show-secrets           write secrets out whole; by default no more than their first four
                           characters are shown, and no part of a password
  --stdin-name NAME        what standard input is called in the result (default: stdin)
  -h, --help               this text

Folders are searched with all that is in them, except for .git, node_modules and what .gitignore,
.ignore, .matchstickignore and .git/info/exclude name. A path that is named here is scanned even so.
Links in folders, binary files and files above ${MAX_MEBIBYTES} MiB are left out.
A line that holds matchstick:allow has no findings.

Exit status: 0 nothing found, 1 something found, 2 something could not be done or read.

  matchstick scan .                     everything here
  matchstick scan --staged              in a pre-commit hook
  git log -p | matchstick scan          anything that a program writes
`

/** @returns undefined: help was asked for. */
export function parseScanOptions(args: string[]): ScanOptions | undefined {
  const { values, positionals } = parse(args)
  if (values.help) return undefined
  if (values.staged && positionals.includes('-')) {
    throw new CliError('--staged and standard input (-) do not go together')
  }
  return {
    paths: positionals,
    format: oneOf(FORMATS, '--format', values.format),
    output: values.output,
    showSecrets: values['show-secrets'],
    minConfidence: oneOf(CONFIDENCES, '--min-confidence', values['min-confidence']),
    stdinName: values['stdin-name'],
    heedIgnoreFiles: !values['no-ignore'],
    staged: values.staged,
    detectors: values.detectors,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        output: { type: 'string' },
        'show-secrets': { type: 'boolean', default: false },
        'min-confidence': { type: 'string', default: 'low' },
        'stdin-name': { type: 'string', default: 'stdin' },
        'no-ignore': { type: 'boolean', default: false },
        staged: { type: 'boolean', default: false },
        detectors: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new CliError(`${message}\nSee matchstick scan --help`)
  }
}

function oneOf<T extends string>(allowed: readonly T[], option: string, value: string): T {
  const found = allowed.find((one) => one === value)
  if (found !== undefined) return found
  throw new CliError(`${option} is ${allowed.join(', ')}; not "${value}"`)
}
