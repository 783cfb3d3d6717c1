/** Where values begin and end: in quotes of all sorts, or up to white space. */

import { codeAt, isAlphanumeric } from '../characters.ts'

/** Characters that open a quotation. */
export const QUOTES = '"\'`“”„«‘’「『'
/** @returns whether a character is one of the plain quotes. */
export function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96
}

const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '”': '”',
  '„': '“”',
  '«': '»',
  '‘': '’',
  '’': '’',
  '「': '」',
  '『': '』',
}
const LONGEST_QUOTED = 300

/** Quotes that are written otherwise: in JSON within JSON, HTML and URLs. */
const WRITTEN = ['\\\\\\"', '\\"', "\\'", '&quot;', '&#39;', '&#34;', '%22', '"""', "'''"]

/**
 * @returns the inside of a quotation that opens at `at` and closes on the same line, or undefined.
 */
export function quotedEnd(text: string, at: number): { start: number; end: number } | undefined {
  const first = text.charAt(at)
  if (first === '\\' || first === '&' || first === '%' || text[at + 1] === first) {
    for (const quote of WRITTEN) {
      if (text.startsWith(quote, at)) return until(text, at + quote.length, quote)
    }
  }
  if (first === '' || !QUOTES.includes(first)) return undefined
  return until(text, at + 1, CLOSERS[first] ?? first)
}

function until(text: string, start: number, quote: string) {
  const stop = Math.min(text.length, start + LONGEST_QUOTED)
  const isOne = quote.length <= 2 && !quote.startsWith('\\')
  for (let at = start; at < stop; at++) {
    const character = text.charAt(at)
    if (character === '\n') return undefined
    if (isOne ? quote.includes(character) : text.startsWith(quote, at)) return { start, end: at }
    if (character === '\\' && isOne) at++
  }
  return undefined
}

/** Where reading a value without quotes is given up. */
export const LONGEST_BARE = 300
/** What no value without quotes goes beyond. */
const DELIMITERS = '"\'`<>;,|“”„«»、。，；「」（）'

const KANA = 0x3040
const FULL_WIDTH = 0xff00

/** @returns where a value without quotes ends: at white space or a delimiter. */
export function bareEnd(text: string, start: number): number {
  const stop = Math.min(text.length, start + LONGEST_BARE)
  let at = start
  for (; at < stop; at++) {
    const code = codeAt(text, at)
    // Letters first: there are most of them, and no delimiter is one.
    if (isAlphanumeric(code) || (code >= KANA && code < FULL_WIDTH)) continue
    if (code <= 32 || code === 0xa0 || code === 0x3000) break
    const character = text.charAt(at)
    if (DELIMITERS.includes(character)) break
    if (character === '&' && NEXT_FIELD.test(text.slice(at, at + 40))) break
    if (character === '\\' && (text[at + 1] === 'n' || text[at + 1] === '"')) break
  }
  return at
}

const NEXT_FIELD = /^&(?:amp;)?[\w.[\]-]{1,30}=/

/** What ends a sentence or closes a bracket that the value did not open is not the value's. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let to = end
  while (to > start) {
    const last = text.charAt(to - 1)
    const closes = ')]}'.indexOf(last)
    if (closes >= 0) {
      const opener = '([{'.charAt(closes)
      let open = 0
      for (let at = start; at < to; at++) {
        if (text.charAt(at) === opener) open++
        else if (text.charAt(at) === last) open--
      }
      if (open >= 0) break
    } else if (!'.,;:\\'.includes(last)) break
    to--
  }
  return to
}
