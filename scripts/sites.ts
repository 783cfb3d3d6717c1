import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'css-what'
import * as v from 'valibot'
import { type Site, siteSchema } from '#lib/editors/sites/site.ts'

/**
 * The files of what is known of sites, read as they stand. Run, it writes
 * `lib/editors/sites/index.ts`, the list of them.
 */
const folder = resolve(import.meta.dirname, '../lib/editors/sites')

export const INDEX = resolve(folder, 'index.ts')

export interface SiteFile {
  /** `slack` of `slack.json`. */
  file: string
  /** Null where it does not fit the schema. */
  site: Site | null
  /** What is wrong with it, for whoever wrote it. */
  problems: readonly string[]
}

/** @returns the files, without ending, in order. */
export function siteFiles(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

/** @returns every file, whether it is right or not. */
export function readSiteFiles(): SiteFile[] {
  return siteFiles().map((file) =>
    checkSite(file, readFileSync(resolve(folder, `${file}.json`), 'utf8')),
  )
}

/** @throws Error when one of them is not right. */
export function readSites(): Site[] {
  const files = readSiteFiles()
  const problems = files.flatMap(({ file, problems: all }) =>
    all.map((one) => `${file}.json: ${one}`),
  )
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return files.flatMap(({ site }) => site ?? [])
}

/** Look at what a file of this name holds. */
export function checkSite(file: string, text: string): SiteFile {
  let stored: unknown
  try {
    stored = JSON.parse(text)
  } catch (thrown) {
    return { file, site: null, problems: [String(thrown)] }
  }
  const parsed = v.safeParse(siteSchema, stored)
  if (!parsed.success) {
    const problems = parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)
    return { file, site: null, problems }
  }
  const site = parsed.output
  const selectors = selectorsOf(site).flatMap(({ selector }) => problemOf(selector) ?? [])
  const name = site.id === file ? [] : [`id: expected "${file}", as the file is called`]
  const host =
    site.matches.length + site.recognise.length === 0 ? ['nothing tells where it is'] : []
  return { file, site, problems: [...name, ...host, ...takesAway(site), ...selectors] }
}

/** What makes a page less watched is no guess, and stands only where it is of use. */
function takesAway({ matches, notBoxes, composers }: Site): string[] {
  const guesses = notBoxes.filter(({ proven }) => proven === 'low')
  const unused = matches.length === 0 ? [...notBoxes, ...composers] : []
  return [
    ...guesses.map(({ selector }) => `notBoxes: ${selector} is a guess`),
    ...unused.map(({ selector }) => `${selector} is never used: markers alone only add`),
  ]
}

/** Every selector of a site, wherever it stands. */
export function selectorsOf(site: Site): Site['notBoxes'] {
  const { recognise, boxes, notBoxes, sendButtons, composers } = site
  return [...recognise, ...boxes, ...notBoxes, ...sendButtons, ...composers]
}

function problemOf(selector: string): string | null {
  try {
    parse(selector)
    return null
  } catch (thrown) {
    return `${selector}: ${thrown instanceof Error ? thrown.message : 'no selector'}`
  }
}

/** `google-chat` is `googleChat`. */
function identifier(file: string): string {
  return file.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

/** @returns what `index.ts` has to hold. */
export function indexSource(): string {
  const files = siteFiles()
  const imports = [
    ['./site.ts', "import { type KnownSite, knownSiteSchema } from './site.ts'"] as const,
    ...files.map((file) => {
      const from = `./${file}.json`
      return [from, `import ${identifier(file)} from '${from}' with { type: 'json' }`] as const
    }),
  ]
  return [
    '// Written by scripts/sites.ts; run `node scripts/sites.ts` after adding a site.',
    "import * as v from 'valibot'",
    ...imports.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line),
    '',
    '/** Every site that is known: who it is, and where. */',
    'export const SITES: readonly KnownSite[] = v.parse(v.array(knownSiteSchema), [',
    ...files.map((file) => `  ${identifier(file)},`),
    '])',
    '',
  ].join('\n')
}

if (import.meta.main) writeFileSync(INDEX, indexSource())
