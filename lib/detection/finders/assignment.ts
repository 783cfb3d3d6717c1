import { type Finder, RANK, type Sweep } from '../candidate.ts'
import type { Confidence } from '../finding.ts'
import { GENERIC, judgeName, NAME_WORDS, type NameVerdict } from '../labels/names.ts'
import { judge } from '../values/judge.ts'
import { statistics } from '../values/statistics.ts'
import { bareEnd, QUOTES, quotedEnd, trimmedEnd } from './value.ts'

/** Longest identifier before the word, and after it. */
const NAME_BEFORE = 64
const NAME_AFTER = 40

/** What closes the name: a quote (also within JSON in JSON and URLs), an index, an optional mark. */
const CLOSING = /(?:\\{0,3}["'`]|&quot;|%22)?[\])]{0,2}\??/y
/** What ties a value to a name. A type may stand between: `password: string = "…"`. */
const CONNECTOR =
  /[ \t]{0,24}(?::[ \t]{0,4}[&A-Za-z_][\w.<>[\]|]{0,30}[ \t]{0,4}=(?![=>])|[?:|+&!=]{0,2}=[=>]{0,2}|:|->|\|\||\?\?|or\b|,|\()[ \t]{0,24}(?:(?<=:[ \t]{0,24})\r?\n[ \t]{2,40}(?=["']))?/y
/** `name: TOKEN` and then `value: …`, `<add key="Token" value="…"`, `"name": "TOKEN", "value": "…"`. */
const VALUE_FIELD =
  /[ \t]{0,8}[,{]?\s{0,40}(?:\\?["'])?(?:value|Value|content|default|stringValue)(?:\\?["'])?[ \t]{0,4}[:=][ \t]{0,4}/y
/** Commands, in front of a name, that take a value after a space. */
const COMMAND =
  /(?:^|[\n;&|])[ \t]*(?:ENV|ARG|set|setx|export|SETENV|env|pass|requirepass|masterauth|sshpass)[ \t]+$/
const BY = / {1,4}(?:BY|by|WITH|with)(?: VALUES| values)?[ \t]{1,4}/y

/** Names beside values, in the forms of shells, configuration, markup, tables and code. */
export const ASSIGNMENTS: Finder = {
  words: NAME_WORDS,
  examine(sweep: Sweep, start: number, end: number): void {
    const { text } = sweep
    let nameEnd = end
    while (nameEnd - end < NAME_AFTER && isNamePart(text, nameEnd)) nameEnd++
    while (nameEnd > end && !isAlphanumeric(text, nameEnd - 1)) nameEnd--
    const closed = match(CLOSING, text, nameEnd)
    const place = valueAfter(text, nameEnd, closed)
    if (place === undefined) return
    let nameStart = start
    while (start - nameStart < NAME_BEFORE && isNamePart(text, nameStart - 1)) nameStart--
    const flag = text[nameStart] === '-'
    while (nameStart < start && !isAlphanumeric(text, nameStart)) nameStart++
    sweep.spend(nameEnd - nameStart)
    if (place.form === 'space' && !flag && !takesSpace(text, nameStart, place.at)) return
    if (place.form === 'markup' && !/[<"'/:]/.test(text.charAt(nameStart - 1))) return
    const name = judgeName(text, nameStart, end, nameEnd)
    if (name === undefined) return
    if (place.form === 'space' && !flag && name.strength !== 'strong') return
    valueAt(sweep, name, text.slice(nameStart, nameEnd), place, place.at)
  },
}

interface Place {
  at: number
  /** `quoted`: only a value in quotes is one; `space`: nothing but a space stands between. */
  form: 'open' | 'quoted' | 'space' | 'markup' | 'table'
}

/** Where a value could begin after the name, or undefined: most words have none. */
function valueAfter(text: string, nameEnd: number, closed: number): Place | undefined {
  const isQuoted = closed > nameEnd
  const next = text.charAt(closed)
  if (next === '>') return { at: closed + 1, form: 'markup' }
  const field = match(VALUE_FIELD, text, closed)
  if (field > closed) return { at: field, form: 'open' }
  const connected = match(CONNECTOR, text, closed)
  if (connected > closed) {
    const tie = text.slice(closed, connected).trim()
    if (tie === ',' && !isQuoted) return undefined
    const needsQuotes = tie === ',' || tie === '(' || tie === 'or' || tie === '||' || tie === '??'
    return { at: connected, form: needsQuotes ? 'quoted' : 'open' }
  }
  const by = match(BY, text, closed)
  if (by > closed) return { at: by, form: 'quoted' }
  let at = closed
  while (at - closed < 24 && (text[at] === ' ' || text[at] === '\t')) at++
  if (text[at] === '|') {
    at++
    while (text[at] === ' ' && at - closed < 48) at++
    return { at, form: 'table' }
  }
  return at > closed ? { at, form: 'space' } : undefined
}

/** Whether a name without dash may have its value after nothing but a space. */
function takesSpace(text: string, nameStart: number, at: number): boolean {
  if (QUOTES.includes(text.charAt(at)) && text.charAt(at) !== '`') return true
  return COMMAND.test(text.slice(Math.max(0, nameStart - 24), nameStart))
}

const PREFIX = /(?:[rbfuNL@$]{1,2}(?=["']))?/y
const SCHEME = /(?:Bearer|bearer|Basic|Token|token|Bot|ApiKey)[ \t]+/y

/** Read the value and judge it. */
function valueAt(
  sweep: Sweep,
  name: NameVerdict,
  beside: string,
  place: Place,
  from: number,
): void {
  const { text } = sweep
  const at = match(PREFIX, text, from)
  const quoted = quotedEnd(text, at)
  if (quoted !== undefined) {
    sweep.spend(quoted.end - at)
    const start = name.human ? quoted.start : match(SCHEME, text, quoted.start)
    const { end } = quoted
    add(sweep, name, beside, start, end, judge(name, text, start, end))
    return
  }
  if (place.form === 'quoted') return
  let end = place.form === 'markup' ? markupEnd(text, at) : bareEnd(text, at)
  if (place.form === 'markup') {
    if (text[end] !== '<') return
  } else end = trimmedEnd(text, at, end)
  sweep.spend(end - at)
  const start = name.human ? at : Math.min(match(SCHEME, text, at), end)
  // `creds: admin:…` has the password behind the name; that is prose's affair.
  if (end - start < 4 || (name.rule === GENERIC.credential && colonInside(text, start, end))) return
  const sure = judge(name, text, start, end)
  if (sure === undefined) return
  if (name.strength === 'weak' && !/^[\w+/=-]+$/.test(text.slice(start, end))) return
  if (place.form !== 'markup' && isInCode(text, end) && !standsOut(text, start, end)) return
  // Without quotes, an identifier with a number looks like a password.
  add(sweep, name, beside, start, end, sure === 'high' ? 'medium' : sure)
}

function colonInside(text: string, start: number, end: number): boolean {
  const at = text.indexOf(':', start)
  return at >= 0 && at < end
}

function add(
  sweep: Sweep,
  name: NameVerdict,
  beside: string,
  start: number,
  end: number,
  confidence: Confidence | undefined,
): void {
  if (confidence === undefined) return
  const { rule } = name
  sweep.add({
    start,
    end,
    rule,
    rank: RANK.generic,
    confidence,
    reason: { code: 'beside', beside },
  })
}

function markupEnd(text: string, start: number): number {
  let at = start
  while (at - start < 256 && at < text.length && text[at] !== '<' && text[at] !== '\n') at++
  return at
}

/** Whether the rest of the line goes on like code: `token = abc1 + x;`, `f(password=pw1)`. */
function isInCode(text: string, end: number): boolean {
  const next = text.charAt(end)
  if (next === '&' || next === '"' || next === "'") return false
  if (next !== '' && !' \t\r\n'.includes(next)) return true
  let at = end
  while (text[at] === ' ') at++
  return '+*/?&(){}[];='.includes(text.charAt(at)) && text.charAt(at) !== ''
}

/** In code only what no identifier can be: signs, or the look of a generator. */
function standsOut(text: string, start: number, end: number): boolean {
  const { symbols, digits, pieces, length } = statistics(text, start, end)
  if (length >= 16 && digits >= 2 && length < pieces * 3) return true
  return symbols > 0 && digits > 0 && !/^[\w$.:>?!-]+$/.test(text.slice(start, end))
}

function isAlphanumeric(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122)
}

function isNamePart(text: string, at: number): boolean {
  const character = text.charAt(at)
  return (
    isAlphanumeric(text, at) ||
    character === '_' ||
    character === '-' ||
    character === '.' ||
    character === '$'
  )
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
