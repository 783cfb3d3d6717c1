import { classOf, isAlphanumeric, LETTER } from './characters.ts'
import type { Span } from './finding.ts'

/** How far before a value its line is read, and the end of the line before. */
const BEFORE = 80
/** And after it, on the same line. */
const AFTER = 40

/** A word beside a value; `OPENAI_API_KEY` and `openaiApiKey` are three. */
interface Word extends Span {
  /** Small letters. */
  text: string
}

/**
 * The words that stand beside a value: before it on its line, at the end of the line before, and
 * after it on its line.
 */
export class Context {
  readonly #text: string
  readonly #words: Word[] = []
  /** The words without what joins them, to look keywords up in. */
  readonly #joined: string
  readonly #starts: number[] = []
  /** The first word of the name that the value is assigned to; none: the number of words. */
  readonly #name: number
  #before = 0

  readonly start: number
  readonly end: number

  constructor(text: string, span: Span) {
    this.start = span.start
    this.end = span.end
    this.#text = text
    const line = lineStart(text, span.start)
    if (line > 0 && span.start - line < BEFORE) {
      const end = text.charCodeAt(line - 2) === 13 ? line - 2 : line - 1
      this.#read(lineStart(text, end), end)
    }
    const name = nameStart(text, span.start, line)
    this.#read(line, name)
    const before = this.#words.length
    this.#read(name, span.start)
    this.#before = this.#words.length
    this.#name = before
    this.#read(span.end, lineEnd(text, span.end))
    let joined = ''
    for (const word of this.#words) {
      this.#starts.push(joined.length)
      joined += word.text
    }
    this.#joined = joined
  }

  #read(from: number, to: number): void {
    let at = from
    while (at < to) {
      if (!isAlphanumeric(this.#text.charCodeAt(at))) {
        at++
        continue
      }
      const start = at
      at++
      while (at < to && !isWordEdge(this.#text, at)) at++
      this.#words.push({ start, end: at, text: this.#text.slice(start, at).toLowerCase() })
    }
  }

  /**
   * The first of the keywords that a word here begins with; keywords of up to three letters have
   * to be whole words.
   */
  first(keywords: readonly string[]): Beside | undefined {
    for (let i = 0; i < this.#starts.length; i++) {
      const found = this.#at(i, keywords)
      if (found !== undefined) return found
    }
    return undefined
  }

  #at(i: number, keywords: readonly string[]): Beside | undefined {
    const start = this.#starts[i] ?? 0
    const first = this.#joined.charCodeAt(start)
    for (const keyword of keywords) {
      // Most differ in the first letter, and that is cheaper to see.
      if (keyword.charCodeAt(0) !== first || !this.#joined.startsWith(keyword, start)) continue
      const end = this.#endOf(start + keyword.length, keyword.length <= SHORT)
      if (end === undefined) continue
      return { keyword, beside: this.#quote(i, end), inName: i >= this.#name && i < this.#before }
    }
    return undefined
  }

  /** The word in which a keyword ends; undefined when it must end with it and does not. */
  #endOf(joined: number, exact: boolean): number | undefined {
    for (let i = 0; i < this.#words.length; i++) {
      const end = this.#starts[i + 1] ?? this.#joined.length
      if (end < joined) continue
      return exact && end !== joined ? undefined : i
    }
    return undefined
  }

  #quote(first: number, last: number): string {
    const from = this.#words[first]?.start ?? 0
    const to = this.#words[last]?.end ?? from
    return this.#text.slice(from, to)
  }

  /** Every keyword of the table that a word here begins with. */
  lookUp<T>(table: KeywordTable<T>): { fact: T; beside: Beside }[] {
    const found: { fact: T; beside: Beside }[] = []
    for (let i = 0; i < this.#starts.length; i++) {
      for (const [keyword, facts] of table.at(this.#joined, this.#starts[i] ?? 0)) {
        const beside = this.#at(i, [keyword])
        if (beside !== undefined) for (const fact of facts) found.push({ fact, beside })
      }
    }
    return found
  }

  /** A word that says "this is a credential": key, token, secret ... */
  get secretWord(): boolean {
    return this.#words.some(({ text }) => isSecretWord(text))
  }

  /** The same, in the name that the value is assigned to. */
  get secretName(): boolean {
    return this.#words.slice(this.#name, this.#before).some(({ text }) => isSecretWord(text))
  }
}

export interface Beside {
  keyword: string
  /** As the text writes it. */
  beside: string
  /** It stands in the name that the value is assigned to. */
  inName: boolean
}

const SHORT = 3

/** Keywords by their first three letters. */
export class KeywordTable<T> {
  readonly #byStart = new Map<string, [string, T[]][]>()
  readonly #byKeyword = new Map<string, T[]>()

  add(keyword: string, fact: T): void {
    const known = this.#byKeyword.get(keyword)
    if (known !== undefined) {
      known.push(fact)
      return
    }
    const facts = [fact]
    this.#byKeyword.set(keyword, facts)
    const start = keyword.slice(0, SHORT)
    const list = this.#byStart.get(start)
    if (list === undefined) this.#byStart.set(start, [[keyword, facts]])
    else list.push([keyword, facts])
  }

  at(joined: string, start: number): [string, T[]][] {
    const three = this.#byStart.get(joined.slice(start, start + SHORT)) ?? []
    const two = this.#byStart.get(joined.slice(start, start + 2))
    return two === undefined ? three : [...three, ...two]
  }
}

const SECRET_WORDS =
  /^(?:api|auth|bearer|sid)|(?:keys?|token|tokens|secrets?|passw(?:or)?d|pwd|pass|auth|credentials?|creds|pat|apikey)$/

function isSecretWord(word: string): boolean {
  return SECRET_WORDS.test(word)
}

function isWordEdge(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (!isAlphanumeric(code)) return true
  const before = text.charCodeAt(at - 1)
  // camelCase and APIKey
  if (!isUpper(code)) return false
  if (!isUpper(before)) return true
  const after = text.charCodeAt(at + 1)
  return after >= 97 && after <= 122
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90
}

function lineStart(text: string, at: number): number {
  const first = Math.max(0, at - BEFORE)
  let start = at
  while (start > first && text.charCodeAt(start - 1) !== 10) start--
  // A window that begins inside a word does not read half of it.
  if (start === first && start > 0 && text.charCodeAt(start - 1) !== 10) {
    while (start < at && isAlphanumeric(text.charCodeAt(start))) start++
  }
  return start
}

function lineEnd(text: string, at: number): number {
  const last = Math.min(text.length, at + AFTER)
  let end = at
  while (end < last && text.charCodeAt(end) !== 10) end++
  return end
}

/**
 * Where the name begins that the value is assigned to: `"api_key": "`, `KEY=`, `key := '`,
 * `setKey("`; the value's own start when it is assigned to nothing.
 */
function nameStart(text: string, value: number, line: number): number {
  let at = value
  while (at > line && isQuoteOrSpace(text.charCodeAt(at - 1))) at--
  const connector = at
  while (at > line && CONNECTORS.includes(text.charAt(at - 1))) at--
  if (at === connector) return value
  while (at > line && isQuoteOrSpace(text.charCodeAt(at - 1))) at--
  const end = at
  while (at > line && isNameCharacter(text.charCodeAt(at - 1))) at--
  return at === end ? value : at
}

const CONNECTORS = '=:>(,[]|?~'

function isQuoteOrSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 34 || code === 39 || code === 96 || code === 92
}

function isNameCharacter(code: number): boolean {
  return (
    code === 95 || code === 45 || code === 46 || classOf(code) === LETTER || isAlphanumeric(code)
  )
}
