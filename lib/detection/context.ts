import { classOf, isAlphanumeric, LETTER } from './characters.ts'
import type { Span } from './finding.ts'
import { isWordStart, type KeywordHit, type KeywordLines } from './keywords.ts'

/** How far before a value its line is read, and the end of the line before. */
const BEFORE = 80
/** All of both. */
export const FURTHEST = 2 * BEFORE + 1
/** And after it, on the same line. */
export const AFTER = 40
const LINE_BREAK = '\n'

/**
 * What stands beside a value: before it on its line, at the end of the line before, and after it
 * on its line; and the name that it is assigned to.
 */
export class Context<T> {
  readonly start: number
  readonly end: number
  readonly hits: readonly KeywordHit<T>[]
  readonly #text: string
  readonly #lineBefore: Span
  readonly #before: Span
  readonly #after: Span
  #name = -1

  constructor(text: string, start: number, end: number, lines: KeywordLines<T>) {
    this.#text = text
    this.start = start
    this.end = end
    const line = lineStart(text, start)
    const isWhole = line > 0 && text.charAt(line - 1) === LINE_BREAK
    this.#lineBefore = isWhole
      ? { start: lineStart(text, line - 1), end: line - 1 }
      : { start: line, end: line }
    this.#before = { start: line, end: start }
    this.#after = { start: end, end: lineEnd(text, end) }
    const hits: KeywordHit<T>[] = []
    lines.collect(this.#lineBefore.start, this.#lineBefore.end, hits)
    lines.collect(line, start, hits)
    lines.collect(end, this.#after.end, hits)
    this.hits = hits
  }

  /** The first of these keywords. */
  first(keywords: readonly string[]): KeywordHit<T> | undefined {
    return this.hits.find(({ keyword }) => keywords.includes(keyword))
  }

  /** Whether it stands in the name that the value is assigned to. */
  isInName({ start }: KeywordHit<T>): boolean {
    if (this.#name < 0) this.#name = nameStart(this.#text, this.start, this.#before.start)
    return start >= this.#name && start < this.start
  }

  /** The word or name in which a keyword stands, as the text writes it. */
  quote({ start, end }: KeywordHit<T>): string {
    let from = start
    let to = end
    const first = Math.max(0, start - LONGEST_NAME)
    while (from > first && isNameCharacter(this.#text.charCodeAt(from - 1))) from--
    const last = Math.min(this.#text.length, end + LONGEST_NAME)
    while (to < last && isNameCharacter(this.#text.charCodeAt(to))) to++
    return to - from > LONGEST_NAME ? this.#text.slice(start, end) : this.#text.slice(from, to)
  }

  /** A word that says "this is a credential" stands near: key, token, secret ... */
  hasSecretWord({ start, end }: KeywordHit<T>): boolean {
    return [this.#lineBefore, this.#before, this.#after].some((stretch) => {
      if (start < stretch.start || end > stretch.end) {
        return hasSecretWord(this.#text, stretch.start, stretch.end)
      }
      // The keyword's own letters say nothing: `apilayer` is no api key.
      return (
        hasSecretWord(this.#text, stretch.start, start) ||
        hasSecretWord(this.#text, end, stretch.end)
      )
    })
  }

  /** The keyword says whose key it is: `box_api_key=`, "the box token is ...". */
  isSecretOf(hit: KeywordHit<T>): boolean {
    if (hit.end > this.start) return false
    const text = this.#text
    const next = Math.min(hit.end + NEXT_WORDS, this.start)
    if (next === this.start && SAID_OF.test(text.slice(Math.max(0, hit.start - 32), hit.start)))
      return true
    if (this.isInName(hit)) return hasSecretWord(text, hit.end, this.start)
    return hasSecretWord(text, hit.end, next) || SAID.test(text.slice(hit.end, next))
  }
}

/** " private api token" is as far as a name for a key goes on behind the keyword. */
const NEXT_WORDS = 20
const LONGEST_NAME = 60
/** Keys in other languages, behind a name: "Railway のトークン". */
const SAID =
  /clave|llave|chave|chiave|clé|schlüssel|sleutel|klucz|токен|ключ|anahtar|トークン|キー|密钥|密鑰|令牌/i
/** And before it, "the token for Railway:", "clave de Railway:". */
const SAID_OF = new RegExp(
  `(?:${SAID.source}|\\b(?:key|token|secret|password)) (?:\\p{L}{1,4} ){0,2}$`,
  'iu',
)
const SECRET_WORD =
  /^(?:api|auth|bearer|sid)|(?:keys?|tokens?|secrets?|passw(?:or)?d|pwd|pass|auth|credentials?|creds|pat)$/i

function hasSecretWord(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (!isWordStart(text, at)) continue
    let end = at + 1
    while (end < to && isAlphanumeric(text.charCodeAt(end)) && !isWordStart(text, end)) end++
    if (SECRET_WORD.test(text.slice(at, end))) return true
    at = end - 1
  }
  return false
}

function lineStart(text: string, at: number): number {
  const first = Math.max(0, at - BEFORE)
  return first + text.slice(first, at).lastIndexOf(LINE_BREAK) + 1
}

function lineEnd(text: string, at: number): number {
  const end = text.slice(at, at + AFTER).indexOf(LINE_BREAK)
  return end < 0 ? Math.min(text.length, at + AFTER) : at + end
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
