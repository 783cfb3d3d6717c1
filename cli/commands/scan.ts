/** `matchstick scan`: find credentials in files, folders, standard input or what is staged. */
import { compileOwn } from '#lib/detection/own/own-detector.ts'
import { createScanner, type Scanner } from '#lib/detection/scan.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { type Command, EXIT, type Io } from '../command.ts'
import { MAX_MEBIBYTES } from '../scan/content.ts'
import { scanInParts } from '../scan/in-parts.ts'
import { jsonlReport } from '../scan/jsonl-report.ts'
import { Lines } from '../scan/lines.ts'
import { parseScanOptions, SCAN_HELP, type ScanOptions } from '../scan/options.ts'
import { fileOutput, type Output, streamOutput } from '../scan/output.ts'
import { readOwnDetectors } from '../scan/own-detectors.ts'
import { readStream } from '../scan/read.ts'
import { type Found, isSureEnough, type Report } from '../scan/report.ts'
import { sarifReport } from '../scan/sarif-report.ts'
import type { Source } from '../scan/source.ts'
import { stagedSources } from '../scan/staged.ts'
import { printable, textReport } from '../scan/text-report.ts'
import { walk } from '../scan/walk.ts'

/** In the line of a finding: it is known and meant to be there. */
const ALLOW_MARK = 'matchstick:allow'

export const scanCommand: Command = {
  summary: 'find passwords, keys and tokens in files, or in what is staged for a commit',
  async run(args, io) {
    const options = parseScanOptions(args)
    if (options === undefined) {
      io.stdout.write(SCAN_HELP)
      return EXIT.nothing
    }
    const own = options.detectors === undefined ? [] : await readOwnDetectors(options.detectors)
    return runScan(options, createScanner({ own: own.map(compileOwn) }), io)
  },
}

/** What is told on standard error when all is done. */
interface Totals {
  scanned: number
  findings: number
  withFindings: number
  allowed: number
  binary: number
  tooLarge: number
  errors: number
}

async function runScan(options: ScanOptions, scanner: Scanner, io: Io): Promise<number> {
  const output = options.output === undefined ? streamOutput(io.stdout) : fileOutput(options.output)
  const totals: Totals = {
    scanned: 0,
    findings: 0,
    withFindings: 0,
    allowed: 0,
    binary: 0,
    tooLarge: 0,
    errors: 0,
  }
  const report = reportOf(options)
  const tell = (path: string, what: string) => io.stderr.write(`${printable(path)}: ${what}\n`)
  try {
    for await (const source of sourcesOf(options, io)) {
      const found = foundIn(source, scanner, options, totals, tell)
      if (!(await writeAll(found, report, output))) break
    }
    await output.write(report.end())
  } finally {
    output.close()
  }
  io.stderr.write(summaryOf(totals))
  if (totals.errors > 0) return EXIT.error
  return totals.findings > 0 ? EXIT.findings : EXIT.nothing
}

async function* sourcesOf(options: ScanOptions, io: Io): AsyncGenerator<Source> {
  const { paths, heedIgnoreFiles, output: except } = options
  if (options.staged) {
    yield* stagedSources(paths, heedIgnoreFiles)
    return
  }
  for (const path of paths.length === 0 ? ['-'] : paths) {
    if (path !== '-') continue
    if (io.stdin.isTTY) io.stderr.write('Reading standard input; Ctrl+D ends it.\n')
    yield { path: options.stdinName, ...(await readStream(io.stdin)) }
    break
  }
  yield* walk(
    paths.filter((path) => path !== '-'),
    { heedIgnoreFiles, except },
  )
}

function foundIn(
  source: Source,
  scanner: Scanner,
  { minConfidence }: ScanOptions,
  totals: Totals,
  tell: (path: string, what: string) => void,
): Found[] {
  const { path } = source
  if ('error' in source) {
    totals.errors++
    tell(path, source.error)
    return []
  }
  if ('skipped' in source) {
    if (source.skipped === 'binary') totals.binary++
    else {
      totals.tooLarge++
      tell(path, `left out: larger than ${MAX_MEBIBYTES} MiB`)
    }
    return []
  }
  const { text } = source
  totals.scanned++
  const { findings, truncated } = scanInParts(text, scanner.scan)
  if (truncated) {
    totals.errors++
    tell(path, 'not looked at to its end: it is made of what takes too long')
  }
  const sure = findings.filter(({ confidence }) => isSureEnough(confidence, minConfidence))
  if (sure.length === 0) return []
  const lines = new Lines(text)
  const told = sure.filter((finding) => !lines.around(finding).includes(ALLOW_MARK))
  totals.allowed += sure.length - told.length
  totals.findings += told.length
  if (told.length > 0) totals.withFindings++
  return told.map((finding) => ({
    path,
    from: lines.placeOf(finding.start),
    to: lines.placeOf(finding.end),
    finding,
    secret: text.slice(finding.start, finding.end),
  }))
}

function reportOf({ format, showSecrets }: ScanOptions): Report {
  switch (format) {
    case 'text':
      return textReport({ showSecrets })
    case 'jsonl':
      return jsonlReport({ showSecrets })
    case 'sarif':
      return sarifReport({ showSecrets }, packageJson.version)
  }
}

/** @returns false when nobody reads any further. */
async function writeAll(all: readonly Found[], report: Report, output: Output): Promise<boolean> {
  return output.write(all.map((found) => report.add(found)).join(''))
}

function summaryOf(totals: Totals): string {
  const { scanned, findings, withFindings, allowed, binary, tooLarge, errors } = totals
  const parts = [
    findings === 0
      ? `nothing found in ${counted(scanned, 'file')}`
      : `${counted(findings, 'finding')} in ${withFindings} of ${counted(scanned, 'file')}`,
    ...(allowed > 0 ? [`${allowed} allowed`] : []),
    ...(binary > 0 ? [`${counted(binary, 'binary file')} left out`] : []),
    ...(tooLarge > 0 ? [`${counted(tooLarge, 'file')} too large`] : []),
    ...(errors > 0 ? [counted(errors, 'error')] : []),
  ]
  return `matchstick: ${parts.join(', ')}\n`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
