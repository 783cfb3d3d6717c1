import { isDeepStrictEqual } from 'node:util'
import type { Detector, Provider } from '#lib/detection/detector.ts'
import { factsOf } from '#lib/detection/keyword-shapes.ts'
import type { KeywordTable } from '#lib/detection/keyword-table.ts'
import { keywordOf } from '#lib/detection/keywords.ts'
import { labelled } from '#lib/detection/labelled.ts'
import {
  FIRST_SORT,
  type PackedProviders,
  SIGNS,
  type Sort,
  unpackKeywords,
  unpackProviders,
  WEAK,
} from '#lib/detection/packed.ts'
import { UUID } from '#lib/detection/shape.ts'
import { slugOf } from '#lib/detection/slug.ts'

/**
 * A block for each provider, parted by empty lines:
 *
 *     Name=file;rotate page
 *     name=end of the id;sort and shapes;words near;pairs;rotate page
 *
 * `=…` stands only where it is not the name's slug, `@` is the file's name, `word*` a labelled word.
 *
 * @param files - the file of each provider, which begins its detectors' ids.
 * @throws Error when unpacking would not give exactly the same: then a shape or name holds a
 * sign that means something here.
 */
export function packProviders(
  providers: readonly Provider[],
  files: readonly string[],
): PackedProviders {
  const detectors = providers.flatMap((provider) => provider.detectors)
  const sorts = [...new Set(detectors.map(sortOf))]
  const blocks = providers.map((provider, i) => {
    const file = files[i] ?? slugOf(provider.name)
    const rows = provider.detectors.map((detector) => rowOf(detector, file, sorts))
    return [fields(titleOf(provider.name, file), urlOf(provider, file)), ...rows].join('\n')
  })
  const packed = {
    blocks: blocks.join('\n\n'),
    sorts: sorts.map((sort): Sort => JSON.parse(sort)),
  }
  const unpacked = unpackProviders(packed)
  for (const [i, provider] of providers.entries())
    if (!isDeepStrictEqual(unpacked[i], provider))
      throw new Error(`${provider.name} cannot be packed`)
  return packed
}

function rowOf(detector: Detector, file: string, sorts: readonly string[]): string {
  const { id, name, shapes, near = [], pairsWith = [] } = detector
  return fields(
    titleOf(name, id.slice(file.length + 1)),
    String.fromCharCode(FIRST_SORT + sorts.indexOf(sortOf(detector))) +
      shapes.map(shapeOf).join(' '),
    wordsOf(near).join().replaceAll(file.replaceAll('-', ''), '@'),
    pairsWith.map((other) => other.slice(file.length + 1)).join(),
    urlOf(detector, file),
  )
}

const fields = (...all: string[]): string => all.join(';').replace(/;+$/, '')

const titleOf = (name: string, slug: string): string =>
  slug === slugOf(name) ? name : `${name}=${slug}`

const urlOf = ({ rotateUrl = '' }: { rotateUrl?: string }, file: string): string =>
  rotateUrl.replace('https://', '').replaceAll(file, '@')

/** As text, by which two detectors' sorts can be compared. */
const sortOf = ({ severity, kind, public: isPublic, check }: Detector): string =>
  JSON.stringify({ severity, kind, public: isPublic, check })

const SIGN_OF = new Map(Object.entries(SIGNS).map(([sign, alphabet]) => [alphabet, sign]))

function shapeOf(shape: string): string {
  return shape
    .replaceAll(UUID, "'")
    .replace(/\{(\w+):(\d+)(?:-(\d+)|(\+))?\}(?=(\d?))/g, (whole, name, min, max, open, digit) => {
      const sign = SIGN_OF.get(name)
      if (sign === undefined) return whole
      return sign + min + (max ? `,${max}` : open ? ',' : '') + (digit && '"')
    })
}

/** The words, with `word*` for each list that `labelled` gives. */
function wordsOf(near: readonly string[]): string[] {
  const words: string[] = []
  for (let at = 0; at < near.length; ) {
    const word = near[at] ?? ''
    const base = word.slice(0, -'key'.length)
    const list = labelled(base)
    const isLabelled = list.every((one, i) => one === near[at + i])
    words.push(isLabelled ? `${base}*` : word)
    at += isLabelled ? list.length : 1
  }
  return words
}

/**
 * Shapes and the providers that use them (`-` before weak shapes, `~` behind ordinary words), then other
 * keywords, then names, one a line and parted by empty lines.
 *
 * @throws Error when unpacking would not give the same facts.
 */
export function packKeywords(table: KeywordTable): string {
  const facts = factsOf(table)
  const weak = new Set(facts.flatMap((fact) => (fact.weak ? fact.shapes : [])))
  const rows = Object.entries(table.shapes).map(([key, providers]) => {
    const marked = providers.replace(/\w+/g, (one) => (table.common.has(one) ? `${one}~` : one))
    const shapes = key.replaceAll('{uuid}', UUID).split(' ')
    const mark = shapes.some((shape) => weak.has(shape)) ? WEAK : ''
    return `${mark}${shapes.map(shapeOf).join(' ')};${marked}`
  })
  const keyed = (texts: Readonly<Record<string, string>>, part: string) =>
    Object.entries(texts).map(([key, text]) => {
      const isKey = keywordOf(text.split(part)[0] ?? '') === key
      return text.replaceAll(part, ',') + (isKey ? '' : `=${key}`)
    })
  const parts = [rows, keyed(table.keywords, ' '), keyed(table.names, ',')]
  const packed = parts.map((part) => part.join('\n')).join('\n\n')
  if (!isDeepStrictEqual(unpackKeywords(packed), facts))
    throw new Error('The keywords cannot be packed')
  return packed
}
