import { isAlphanumeric, isCapital, isSmall } from './characters.ts'
import type { Span } from './finding.ts'

/** Keywords of up to so many letters have to be whole words: `ovh`, but not the beginning of `boxer`. */
const SHORT = 3
/** `new_relic`, `new relic`, but not words with a whole sentence between them. */
const LONGEST_GAP = 1

/** A keyword in a text. */
export interface KeywordHit<T> extends Span {
  keyword: string
  facts: readonly T[]
}

interface Node<T> {
  next: Map<number, Node<T>>
  keyword?: string
  facts: T[]
}

/** @returns a keyword as it is compared: small letters and digits, without what joins words. */
export function keywordOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/**
 * Keywords, letter by letter, and what each stands for. They begin where a word begins (also in
 * `camelCase`); what joins the words of one (`new-relic`, `NEW_RELIC`) is passed over.
 */
export class Keywords<T> {
  readonly #root: Node<T> = { next: new Map(), facts: [] }
  /** By the low five bits of the first three characters: 1 when a keyword may begin so. */
  readonly #starts = new Uint8Array(1 << 15)

  /** @param keyword - as `keywordOf` makes it. */
  add(keyword: string, fact?: T): void {
    let node = this.#root
    for (let i = 0; i < keyword.length; i++) {
      const code = keyword.charCodeAt(i)
      const next: Node<T> = node.next.get(code) ?? { next: new Map(), facts: [] }
      node.next.set(code, next)
      node = next
    }
    node.keyword = keyword
    for (const start of startsOf(keyword)) this.#starts[groupAt(start, 0)] = 1
    if (fact !== undefined) node.facts.push(fact)
  }

  /** Add the keywords that begin in [from, to) to `hits`. */
  collect(text: string, from: number, to: number, hits: KeywordHit<T>[]): void {
    for (let at = from; at < to; at++) {
      if (this.#starts[groupAt(text, at)] === 1 && isWordStart(text, at)) {
        this.#walk(text, at, to, hits)
      }
    }
  }

  #walk(text: string, start: number, to: number, hits: KeywordHit<T>[]): void {
    let node: Node<T> | undefined = this.#root
    let gap = 0
    for (let at = start; at < to; at++) {
      const code = text.charCodeAt(at)
      if (!isAlphanumeric(code)) {
        if (++gap > LONGEST_GAP) return
        continue
      }
      gap = 0
      node = node.next.get(isCapital(code) ? code + 32 : code)
      if (node === undefined) return
      const { keyword, facts } = node
      if (keyword === undefined) continue
      if (keyword.length <= SHORT && !isWordEnd(text, at + 1)) continue
      hits.push({ keyword, facts, start, end: at + 1 })
    }
  }
}

/** Three characters that a keyword may begin with in a text: `xau`, `x-a` and `xa-` for `xauthkey`. */
function startsOf(keyword: string): string[] {
  const [a = '', b = '', c] = keyword
  const thirds = c === undefined ? ANYTHING : [c, ...JOINTS]
  return [...thirds.map((third) => a + b + third), ...[...JOINTS].map((joint) => a + joint + b)]
}

const JOINTS = '-_. '
const ANYTHING = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))

/** Small and capital letters have the same low five bits. */
function groupAt(text: string, at: number): number {
  return (
    ((text.charCodeAt(at) & 31) << 10) |
    ((text.charCodeAt(at + 1) & 31) << 5) |
    (text.charCodeAt(at + 2) & 31)
  )
}

/** Whether a word begins here; `OPENAI_API_KEY`, `openaiAPIKey` have three. */
export function isWordStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (!isAlphanumeric(code)) return false
  const before = text.charCodeAt(at - 1)
  if (!isAlphanumeric(before)) return true
  if (!isCapital(code)) return false
  return !isCapital(before) || isSmall(text.charCodeAt(at + 1))
}

function isWordEnd(text: string, at: number): boolean {
  return !isAlphanumeric(text.charCodeAt(at)) || isWordStart(text, at)
}
