import { capitalised, type KeywordShape, keywordFactId } from './keyword-shape.ts'
import { type KeywordTable, keywordTable } from './keyword-table.ts'
import { parseShape, UUID } from './shape.ts'

/** Runs that are hashes or numbers more often than keys. */
const PLAIN = /^\{(?:Hex|digit|letter):[^}]+\}$/
/** Shorter ones are found in any long word. */
const SHORTEST = 20

const isWeak = (shape: string): boolean =>
  shape === UUID || PLAIN.test(shape) || parseShape(shape).minLength < SHORTEST

/** @returns the facts that a table holds. */
export function factsOf(table: KeywordTable): readonly KeywordShape[] {
  const facts = new Map<string, KeywordShape & { shapes: string[] }>()
  for (const [key, providers] of Object.entries(table.shapes)) {
    const shapes = key.split(' ').map((shape) => shape.replace('{uuid}', UUID))
    const weak = shapes.some(isWeak)
    for (const entry of providers.split(' ')) {
      const confirmed = entry.endsWith('!')
      const provider = confirmed ? entry.slice(0, -1) : entry
      const id = keywordFactId(provider, weak)
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

/**
 * @returns every fact; made at first use. The build puts a packed list in this file's place
 * (`scripts/vite/pack-facts.ts`).
 */
export function keywordShapes(): readonly KeywordShape[] {
  all ??= factsOf(keywordTable())
  return all
}
