/**
 * `npm run check:sites`: every fact of `lib/editors/sites` with its date, its age and how sure it is.
 * `--json` for programs; `--days 90` says from when a fact is old (180). Ends with 1 for a file that
 * does not fit; old facts are a warning alone, because nothing breaks by time.
 */
import { parseArgs } from 'node:util'
import type { Site } from '#lib/editors/sites/site.ts'
import { readSiteFiles, type SiteFile } from './sites.ts'

const DAY_MS = 24 * 60 * 60_000
/** Sites change their markup a few times a year. */
const OLD_DAYS = 180

export interface CheckedFact {
  site: string
  /** Which list it stands in: `boxes`, `sendKeys`. */
  list: string
  /** The selector or key. */
  fact: string
  proven: Site['proven']
  checked: string
  ageDays: number
}

const LISTS = ['recognise', 'boxes', 'notBoxes', 'sendButtons', 'composers'] as const

/** @returns every fact of a site, in the order of its file. */
export function factsWithAge(site: Site, now: number): CheckedFact[] {
  const of = (
    list: string,
    fact: string,
    { proven, checked }: Pick<CheckedFact, 'proven' | 'checked'>,
  ) => ({
    site: site.id,
    list,
    fact,
    proven,
    checked,
    ageDays: Math.floor((now - Date.parse(checked)) / DAY_MS),
  })
  const selectors = LISTS.flatMap((list) => site[list].map((one) => of(list, one.selector, one)))
  return [...selectors, ...site.sendKeys.map((one) => of('sendKeys', one.key, one))]
}

/** @returns what a person reads. */
export function asText(files: readonly SiteFile[], now: number, oldDays: number): string {
  const all = files.flatMap(({ site }) => (site ? factsWithAge(site, now) : []))
  const old = all.filter(({ ageDays }) => ageDays > oldDays)
  const sites = files.flatMap(({ file, site }) => {
    if (!site) return [`${file}: does not fit`]
    const head = `${site.name} (${file}, ${site.proven})  ${site.matches.join(' ') || 'own hosts only'}`
    return [head, ...factsWithAge(site, now).map(lineOf), '']
  })
  const problems = files.flatMap(({ file, problems: each }) =>
    each.map((one) => `Wrong in ${file}.json: ${one}`),
  )
  const warnings = old.map(({ site, list, fact }) => `Old: ${site} ${list} ${fact}`)
  const count = `${all.length} facts of ${files.length} sites, ${old.length} older than ${oldDays} days`
  return [...sites, ...warnings, ...problems, count].join('\n')
}

function lineOf({ list, fact, proven, checked, ageDays }: CheckedFact): string {
  const age = `${ageDays} d`
  return `  ${list.padEnd(11)}  ${proven.padEnd(6)}  ${checked}  ${age.padStart(6)}  ${fact}`
}

function main(): void {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, days: { type: 'string' } } })
  const oldDays = Number(values.days ?? OLD_DAYS)
  if (!Number.isInteger(oldDays) || oldDays < 0) throw new RangeError('"--days" expected a number')
  const files = readSiteFiles()
  const now = Date.now()
  if (values.json) {
    const facts = files.flatMap(({ site }) => (site ? factsWithAge(site, now) : []))
    const problems = files.flatMap(({ file, problems: each }) =>
      each.map((problem) => ({ file, problem })),
    )
    console.log(JSON.stringify({ oldDays, facts, problems }, null, 2))
  } else console.log(asText(files, now, oldDays))
  if (files.some(({ problems }) => problems.length > 0)) process.exitCode = 1
}

if (import.meta.main) main()
