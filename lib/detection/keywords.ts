import { codeAt, isAlphanumeric, isCapital, isSmall } from './characters.ts'
import type { Span } from './finding.ts'

/** Keywords of up to so many letters have to be whole words: `ovh`, but not the beginning of `boxer`. */
const SHORT = 3
/** A keyword in a text. */
export interface KeywordHit<T> extends Span {
  keyword: string
  facts: readonly T[]
}

interface Entry<T> {
  keyword: string
  facts: T[]
}

/** Keywords are kept by so many letters, the shorter ones by all of theirs. */
const KEY_LENGTH = 4
const SHORTEST = 2
const ONLY_FOUR = 1 << KEY_LENGTH

/** @returns a keyword as it is compared: small letters and digits, without what joins words. */
export function keywordOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/**
 * Keywords and what each stands for. They begin where a word begins (also in
 * `camelCase`); what joins the words of one (`new-relic`, `NEW_RELIC`) is passed over.
 */
export class Keywords<T> {
  readonly #entries = new Map<string, Entry<T>[]>()
  readonly #byKeyword = new Map<string, Entry<T>>()
  /** By the low five bits of the first three characters: a bit for each length of key that begins so. */
  readonly #starts = new Uint8Array(1 << 15)
  /** By the same: a bit for each fourth letter, where the first four are one word. */
  readonly #fourths = new Uint32Array(1 << 15)
  #longest = 0

  /** @param keyword - as `keywordOf` makes it. */
  add(keyword: string, fact?: T): void {
    let entry = this.#byKeyword.get(keyword)
    if (entry === undefined) {
      entry = { keyword, facts: [] }
      this.#byKeyword.set(keyword, entry)
      const key = keyword.slice(0, KEY_LENGTH)
      const entries = this.#entries.get(key)
      if (entries === undefined) this.#open(key, entry)
      else entries.push(entry)
      this.#longest = Math.max(this.#longest, keyword.length)
    }
    if (fact !== undefined) entry.facts.push(fact)
  }

  #open(key: string, entry: Entry<T>): void {
    this.#entries.set(key, [entry])
    for (const start of startsOf(key)) {
      const group = groupAt(start, 0)
      this.#starts[group] = (this.#starts[group] ?? 0) | (1 << key.length)
    }
    if (key.length < KEY_LENGTH) return
    const group = groupAt(key, 0)
    this.#fourths[group] = (this.#fourths[group] ?? 0) | (1 << (codeAt(key, 3) & 31))
  }

  /** Add the keywords that begin in [from, to) to `hits`. */
  collect(text: string, from: number, to: number, hits: KeywordHit<T>[]): void {
    let second = codeAt(text, from)
    let third = codeAt(text, from + 1)
    for (let at = from; at < to; at++) {
      const first = second
      second = third
      third = at + 2 < text.length ? text.charCodeAt(at + 2) : 0
      const lengths = this.#starts[((first & 31) << 10) | ((second & 31) << 5) | (third & 31)] ?? 0
      if (lengths === 0 || !isWordStart(text, at)) continue
      if (lengths === ONLY_FOUR && this.#isOther(text, at)) continue
      this.#walk(text, at, to, lengths, hits)
    }
  }

  /** Whether a word begins with three letters of a keyword, and not with its fourth. */
  #isOther(text: string, at: number): boolean {
    for (let i = at + 1; i < at + KEY_LENGTH; i++) {
      if (!isAlphanumeric(codeAt(text, i))) return false
    }
    const fourths = this.#fourths[groupAt(text, at)] ?? 0
    return (fourths & (1 << (codeAt(text, at + 3) & 31))) === 0
  }

  #walk(text: string, start: number, to: number, lengths: number, hits: KeywordHit<T>[]): void {
    const letters = lettersFrom(text, start, to, this.#longest)
    for (let length = SHORTEST; length <= KEY_LENGTH; length++) {
      if ((lengths & (1 << length)) === 0) continue
      const entries = this.#entries.get(letters.slice(0, length))
      if (entries === undefined) continue
      for (const { keyword, facts } of entries) {
        if (!letters.startsWith(keyword)) continue
        const end = endOf(text, start, keyword.length)
        if (keyword.length <= SHORT && !isWordEnd(text, end)) continue
        hits.push({ keyword, facts, start, end })
      }
    }
  }
}

/** Small letters and digits from a place on, over the joints between words. */
function lettersFrom(text: string, start: number, to: number, most: number): string {
  let letters = ''
  let from = start
  let at = start
  for (; at < to && letters.length + at - from < most; at++) {
    if (isAlphanumeric(text.charCodeAt(at))) continue
    if (!JOINTS.includes(text.charAt(at))) break
    letters += text.slice(from, at)
    from = at + 1
    if (!isAlphanumeric(codeAt(text, from))) break
  }
  return (letters + text.slice(from, at)).toLowerCase()
}

/** Where the letters end of which there are `length` from a place on. */
function endOf(text: string, start: number, length: number): number {
  let at = start
  for (let left = length; left > 0; at++) if (isAlphanumeric(codeAt(text, at))) left--
  return at
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
    ((codeAt(text, at) & 31) << 10) |
    ((codeAt(text, at + 1) & 31) << 5) |
    (codeAt(text, at + 2) & 31)
  )
}

/** A line of the text and the keywords in it. */
interface Line<T> extends Span {
  hits: KeywordHit<T>[]
}

/** Longer lines are not kept; only what is asked for is read. */
const LONGEST_LINE = 512
const LINE_BREAK = 10

/**
 * The keywords of one text, line by line: a line of a log holds several values, and the next one asks
 * for it again.
 */
export class KeywordLines<T> {
  readonly #text: string
  readonly #keywords: Keywords<T>
  #last: Line<T> | undefined
  #lastButOne: Line<T> | undefined

  constructor(text: string, keywords: Keywords<T>) {
    this.#text = text
    this.#keywords = keywords
  }

  /** Add the keywords that stand in [from, to), a part of one line, to `hits`. */
  collect(from: number, to: number, hits: KeywordHit<T>[]): void {
    if (from >= to) return
    const line = this.#lineOf(from, to)
    if (line === undefined) {
      this.#keywords.collect(this.#text, from, to, hits)
      return
    }
    for (const hit of line.hits) if (hit.start >= from && hit.end <= to) hits.push(hit)
  }

  #lineOf(from: number, to: number): Line<T> | undefined {
    for (const line of [this.#last, this.#lastButOne]) {
      if (line !== undefined && from >= line.start && to <= line.end) return line
    }
    const text = this.#text
    let start = from
    while (start > 0 && from - start < LONGEST_LINE && text.charCodeAt(start - 1) !== LINE_BREAK) {
      start--
    }
    let end = to
    while (end < text.length && end - to < LONGEST_LINE && text.charCodeAt(end) !== LINE_BREAK)
      end++
    if (end - start > LONGEST_LINE) return undefined
    const hits: KeywordHit<T>[] = []
    this.#keywords.collect(text, start, end, hits)
    this.#lastButOne = this.#last
    this.#last = { start, end, hits }
    return this.#last
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
