import { type KeywordTable, keywordTable } from './keyword-table.ts'
import { parseShape, UUID } from './shape.ts'

/** One provider's credential, known by a keyword near a shape. */
export interface KeywordShape {
  id: string
  provider: string
  /** What it is in plain words, without the provider, as in `Detector`. */
  name: string
  /**
   * One must begin a word near the value; lower case, without separators: `newrelic` is also
   * "New Relic", `new-relic` and `NEW_RELIC`.
   */
  keywords: readonly string[]
  /** In the language of `shape.ts`. */
  shapes: readonly string[]
  /** Two independent sources know it. */
  confirmed: boolean
  /** The shape is that of many other things (UUID, hash, short word): only assigned to a secret-like name. */
  weak: boolean
  /** The keyword is an ordinary word: only where the label has it and a secret-like word. */
  common: boolean
}

/** Runs that are hashes or numbers more often than keys. */
const PLAIN = /^\{(?:Hex|digit|letter):[^}]+\}$/
/** Shorter ones are found in any long word. */
const SHORTEST = 20

const isWeak = (shape: string): boolean =>
  shape === UUID || PLAIN.test(shape) || parseShape(shape).minLength < SHORTEST

const capitalised = (provider: string): string =>
  provider.charAt(0).toUpperCase() + provider.slice(1)

/** @returns the facts that a table holds. */
export function factsOf(table: KeywordTable): readonly KeywordShape[] {
  const facts = new Map<string, KeywordShape & { shapes: string[] }>()
  for (const [key, providers] of Object.entries(table.shapes)) {
    const shapes = key.split(' ').map((shape) => shape.replace('{uuid}', UUID))
    const weak = shapes.some(isWeak)
    for (const entry of providers.split(' ')) {
      const confirmed = entry.endsWith('!')
      const provider = confirmed ? entry.slice(0, -1) : entry
      const id = `${provider}-${weak ? 'plain-key' : 'key'}`
      const fact = facts.get(id)
      if (fact !== undefined) {
        fact.shapes.push(...shapes)
        fact.confirmed ||= confirmed
        continue
      }
      facts.set(id, {
        id,
        provider: table.names[provider] ?? capitalised(provider),
        name: 'key',
        keywords: (table.keywords[provider] ?? provider).split(' '),
        shapes: [...shapes],
        confirmed,
        weak,
        common: table.common.has(provider),
      })
    }
  }
  return [...facts.values()]
}

let all: readonly KeywordShape[] | undefined

/** @returns every fact; made at first use. */
export function keywordShapes(): readonly KeywordShape[] {
  all ??= factsOf(keywordTable())
  return all
}
