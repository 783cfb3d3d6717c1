import type { Detector, Provider } from './detector.ts'
import { capitalised, type KeywordShape, keywordFactId } from './keyword-shape.ts'
import { keywordOf } from './keywords.ts'
import { labelled } from './labelled.ts'
import { UUID } from './shape.ts'
import { slugOf } from './slug.ts'

/** One sign for each alphabet that most shapes are written in; no shape has them in its text. */
export const SIGNS: Readonly<Record<string, string>> = {
  '#': 'hex',
  '>': 'Hex',
  '?': 'base62',
  '<': 'base64url',
  '^': 'base64',
  '(': 'base36',
  ')': 'BASE36',
  '*': 'digit',
  '[': 'base32',
  ']': 'base58',
}

/** A sign with its length, `24`, `24,99` or `24,`; a quote where a digit of the text follows. */
const CLASS = /\{[^}]*\}|'|([#>?<^()*[\]])(\d+)(,?)(\d*)"?/g

/** What a detector is besides its name, shapes and words; detectors share a few dozen of these. */
export type Sort = Pick<Detector, 'severity' | 'kind' | 'public' | 'check'>

/** Every provider, as `packProviders` writes them. */
export interface PackedProviders {
  readonly blocks: string
  readonly sorts: readonly Sort[]
}

/** The letter of the first sort; the others follow it in ASCII. */
export const FIRST_SORT = 65

/** @returns the providers of a table that `packProviders` has made; it says how that is written. */
export function unpackProviders({ blocks, sorts }: PackedProviders): readonly Provider[] {
  return blocks.split('\n\n').map((block) => {
    const [first = '', ...rows] = block.split('\n')
    const [title = '', url] = first.split(';')
    const [name, file] = named(title)
    return {
      name,
      ...(url && { rotateUrl: urlOf(url, file) }),
      detectors: rows.map((row) => detectorOf(row, file, sorts)),
    }
  })
}

function detectorOf(row: string, file: string, sorts: readonly Sort[]): Detector {
  const [title = '', shapes = '', near, pairs, url] = row.split(';')
  const [name, end] = named(title)
  const sort = sorts[shapes.charCodeAt(0) - FIRST_SORT]
  if (sort === undefined) throw new RangeError(row)
  return {
    id: `${file}-${end}`,
    name,
    shapes: shapes.slice(1).split(' ').map(shapeOf),
    ...sort,
    ...(near && {
      near: near
        .replaceAll('@', file.replaceAll('-', ''))
        .split(',')
        .flatMap((word) => (word.endsWith('*') ? labelled(word.slice(0, -1)) : word)),
    }),
    ...(pairs && { pairsWith: pairs.split(',').map((id) => `${file}-${id}`) }),
    ...(url && { rotateUrl: urlOf(url, file) }),
  }
}

/** `Name` or `Name=slug`, where the slug is not the name's. */
function named(title: string): [name: string, slug: string] {
  const [name = '', slug = slugOf(name)] = title.split('=')
  return [name, slug]
}

const urlOf = (url: string, file: string): string => `https://${url.replaceAll('@', file)}`

function shapeOf(shape: string): string {
  return shape.replace(
    CLASS,
    (part: string, sign: string, min: string, comma: string, max: string) =>
      sign
        ? `{${SIGNS[sign]}:${min}${comma && (max ? `-${max}` : '+')}}`
        : part === "'"
          ? UUID
          : part,
  )
}

/** @returns the facts that `packKeywords` has made; it says how they are written. */
export function unpackKeywords(packed: string): readonly KeywordShape[] {
  const [rows = [], words = [], titles = []] = packed.split('\n\n').map((part) => part.split('\n'))
  const keywords = keyed(words)
  const names = keyed(titles)
  const facts = new Map<string, KeywordShape>()
  for (const row of rows) {
    const [written = '', providers = ''] = row.split(';')
    const weak = written.startsWith(WEAK)
    const shapes = written.slice(Number(weak)).split(' ').map(shapeOf)
    for (const [, provider = '', common, sure] of providers.matchAll(/(\w+)(~?)(!?)/g)) {
      const id = keywordFactId(provider, weak)
      const known = facts.get(id)
      facts.set(id, {
        id,
        provider: names[provider] ?? capitalised(provider),
        name: 'key',
        keywords: keywords[provider]?.split(' ') ?? [provider],
        shapes: [...(known?.shapes ?? []), ...shapes],
        confirmed: known?.confirmed || sure !== '',
        weak,
        common: common !== '',
      })
    }
  }
  return [...facts.values()]
}

/** Stands before the shapes that are those of many other things; no shape begins with it. */
export const WEAK = '-'

/** Texts by `keywordOf` their first part (commas stand for spaces), or by what stands behind `=`. */
function keyed(rows: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    rows.map((row) => {
      const [text = '', key = keywordOf(text.replace(/,.*/, ''))] = row.split('=')
      return [key, text.replaceAll(',', ' ')]
    }),
  )
}
