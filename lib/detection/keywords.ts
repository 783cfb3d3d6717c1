import { codeAt, isAlphanumeric, isCapital, isSmall } from './characters.ts'
import type { Span } from './finding.ts'

/** Keywords of up to so many letters have to be whole words: `ovh`, but not the beginning of `boxer`. */
const SHORT = 3
/** As many characters are looked at before a keyword is looked for, five bits of each. */
const HEAD = 4
const HEAD_MASK = (1 << (5 * HEAD)) - 1
/** `-`, `_`, `.` and a space. */
const JOINTS = [45, 95, 46, 32]
/** All that five bits can be. */
const ANYTHING = Array.from({ length: 32 }, (_, code) => code)

/** A keyword in a text. */
export interface KeywordHit<T> extends Span {
  keyword: string
  facts: readonly T[]
}

/** A letter of keywords; those that may stand in its place follow each other. */
interface Node<T> {
  readonly letter: number
  next: Node<T> | undefined
  after: Node<T> | undefined
  /** The keyword that ends with it. */
  entry: { readonly keyword: string; readonly facts: T[] } | undefined
}

/** @returns a keyword as it is compared: small letters and digits, without what joins words. */
export function keywordOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/**
 * Keywords and what each stands for. They begin where a word begins (also in
 * `camelCase`); what joins the words of one (`new-relic`, `NEW_RELIC`) is passed over.
 */
export class Keywords<T> {
  /** By the first two letters. */
  readonly #roots = new Map<number, Node<T>>()
  readonly #stems = new Set<string>()
  /** A bit for each four characters that a keyword may begin with in a text. */
  readonly #heads = new Uint8Array((HEAD_MASK + 1) >> 3)

  /** @param keyword - as `keywordOf` makes it. */
  add(keyword: string, fact?: T): void {
    const root = pairOf(keyword.charCodeAt(0), keyword.charCodeAt(1))
    let node = this.#roots.get(root) ?? nodeOf(0, undefined)
    this.#roots.set(root, node)
    for (let i = 2; i < keyword.length; i++) {
      const letter = keyword.charCodeAt(i)
      let child = childOf(node, letter)
      if (child === undefined) {
        child = nodeOf(letter, node.after)
        node.after = child
      }
      node = child
    }
    node.entry ??= { keyword, facts: [] }
    if (fact !== undefined) node.entry.facts.push(fact)
    const stem = keyword.slice(0, HEAD)
    if (this.#stems.has(stem)) return
    this.#stems.add(stem)
    for (const head of headsOf(stem)) {
      this.#heads[head >> 3] = (this.#heads[head >> 3] ?? 0) | (1 << (head & 7))
    }
  }

  /**
   * Add the keywords that begin in [from, to) to `hits`, in the order of their places.
   * @param limit - and end there or before.
   */
  collect(text: string, from: number, to: number, hits: KeywordHit<T>[], limit = to): void {
    const last = Math.min(to, text.length - HEAD + 1)
    const reader = new Reader(text, from)
    let at = from
    if (from < last) {
      at = reader.next(text, from, last, this.#heads)
      for (; at < last; at = reader.next(text, at + 1, last, this.#heads)) {
        this.#walk(text, at, limit, hits)
      }
    }
    for (; at < to; at++) this.#walk(text, at, limit, hits)
  }

  /** Add the keywords that begin here, over the joints between their words. */
  #walk(text: string, start: number, limit: number, hits: KeywordHit<T>[]): void {
    if (!isWordStart(text, start)) return
    const second = start + (isJoint(codeAt(text, start + 1)) ? 2 : 1)
    let node = this.#roots.get(
      pairOf(smallOf(text.charCodeAt(start)), smallOf(codeAt(text, second))),
    )
    for (let at = second; at < limit && node !== undefined; ) {
      if (node.entry !== undefined) {
        const { keyword, facts } = node.entry
        if (keyword.length > SHORT || isWordEnd(text, at + 1))
          hits.push({ keyword, facts, start, end: at + 1 })
      }
      at++
      if (isJoint(codeAt(text, at))) at++
      node = childOf(node, smallOf(codeAt(text, at)))
    }
  }
}

/** A way through a text that stops where a keyword may begin. */
class Reader {
  #head = 0

  constructor(text: string, from: number) {
    for (let at = from; at < from + HEAD - 1; at++) this.#add(codeAt(text, at))
  }

  #add(code: number): void {
    this.#head = (this.#head << 5) | (code & 31)
  }

  /** A loop by itself, because what it keeps has to fit into a processor's registers. */
  next(text: string, from: number, last: number, heads: Uint8Array): number {
    let head = this.#head
    let at = from
    for (; at < last; at++) {
      head = ((head << 5) | (text.charCodeAt(at + HEAD - 1) & 31)) & HEAD_MASK
      if ((((heads[head >> 3] ?? 0) >> (head & 7)) & 1) !== 0) break
    }
    this.#head = head
    return at
  }
}

function smallOf(code: number): number {
  return isCapital(code) ? code + 32 : code
}

function nodeOf<T>(letter: number, next: Node<T> | undefined): Node<T> {
  return { letter, next, after: undefined, entry: undefined }
}

function childOf<T>({ after }: Node<T>, letter: number): Node<T> | undefined {
  let node = after
  while (node !== undefined && node.letter !== letter) node = node.next
  return node
}

function isJoint(code: number): boolean {
  return JOINTS.includes(code)
}

/** The index of two letters or digits. */
function pairOf(first: number, second: number): number {
  return (first << 16) | second
}

/** @returns what a text may have where a keyword begins: `xaut`, `x-au`, `xa-u`, `xau-`, `x-a-` for `xauthkey`. */
function headsOf(stem: string): number[] {
  let heads = [{ head: 0, letters: 0, isJoined: true }]
  for (let i = 0; i < HEAD; i++) {
    heads = heads.flatMap(({ head, letters, isJoined }) => {
      const next = (code: number, more: number) => ({
        head: (head << 5) | (code & 31),
        letters: letters + more,
        isJoined: more === 0,
      })
      // Behind a short keyword anything may stand.
      if (letters === stem.length) return ANYTHING.map((code) => next(code, 0))
      const letter = next(stem.charCodeAt(letters), 1)
      return isJoined ? letter : [letter, ...JOINTS.map((joint) => next(joint, 0))]
    })
  }
  return heads.map(({ head }) => head)
}

/** A stretch that is further away is read by itself. */
const GAP = 256
/** Of more hits the earlier ones are forgotten. */
const MOST_HITS = 1024

/**
 * The keywords of the part of a text where values stand: that part grows from value to value, so that
 * what stands near several is read once.
 */
export class KeywordLines<T> {
  readonly #text: string
  readonly #keywords: Keywords<T>
  #hits: KeywordHit<T>[] = []
  #from = 0
  #to = 0
  /** How many characters have been read. */
  read = 0

  constructor(text: string, keywords: Keywords<T>) {
    this.#text = text
    this.#keywords = keywords
  }

  /** Add the keywords that stand in [from, to) to `hits`. */
  collect(from: number, to: number, hits: KeywordHit<T>[]): void {
    for (let i = this.#firstHit(from, to); ; i++) {
      const hit = this.#hits[i]
      if (hit === undefined || hit.start >= to) break
      if (hit.end <= to) hits.push(hit)
    }
  }

  /** @returns whether a keyword begins in [from, to) that is wanted. */
  some(from: number, to: number, isWanted: (hit: KeywordHit<T>) => boolean): boolean {
    for (let i = this.#firstHit(from, to); ; i++) {
      const hit = this.#hits[i]
      if (hit === undefined || hit.start >= to) return false
      if (isWanted(hit)) return true
    }
  }

  /** @returns the index of the first one that begins at `from` or later. */
  #firstHit(from: number, to: number): number {
    this.#cover(from, to)
    let low = 0
    let high = this.#hits.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#hits[middle]?.start ?? 0) < from) low = middle + 1
      else high = middle
    }
    return low
  }

  #cover(from: number, to: number): void {
    if (from < this.#from || from > this.#to + GAP) {
      this.#hits = []
      this.#from = this.#to = from
    }
    if (to <= this.#to) return
    if (this.#hits.length > MOST_HITS) {
      this.#hits = this.#hits.filter(({ start }) => start >= from)
      this.#from = from
    }
    this.#keywords.collect(this.#text, this.#to, to, this.#hits, this.#text.length)
    this.read += to - this.#to
    this.#to = to
  }
}

/** Whether a word begins here; `OPENAI_API_KEY`, `openaiAPIKey` have three. */
export function isWordStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (!isAlphanumeric(code)) return false
  const before = at > 0 ? text.charCodeAt(at - 1) : 0
  if (!isAlphanumeric(before)) return true
  if (!isCapital(code)) return false
  return !isCapital(before) || isSmall(codeAt(text, at + 1))
}

function isWordEnd(text: string, at: number): boolean {
  return !isAlphanumeric(codeAt(text, at)) || isWordStart(text, at)
}
